// Where regions are.
import type { Json } from "../server/reply.js";

type Location = {
  readonly countryCode: string;
  readonly countryName: string;
  readonly regionName: string;
  readonly latitude: number;
  readonly longitude: number;
};

const place = (
  countryCode: string,
  countryName: string,
  regionName: string,
  latitude: number,
  longitude: number,
) => ({ countryCode, countryName, regionName, latitude, longitude }) satisfies Location;

const locations: ReadonlyMap<string, Location> = new Map([
  ["us-east-1", place("US", "United States", "US East (N. Virginia)", 38.99, -77.45)],
  ["us-east-2", place("US", "United States", "US East (Ohio)", 40.09, -82.75)],
  ["us-west-2", place("US", "United States", "US West (Oregon)", 45.92, -119.27)],
  ["eu-central-1", place("DE", "Germany", "Europe (Frankfurt)", 50.11, 8.68)],
  ["westeurope", place("NL", "Netherlands", "West Europe", 52.37, 4.9)],
  ["northeurope", place("IE", "Ireland", "North Europe", 53.34, -6.27)],
  ["europe-west1", place("BE", "Belgium", "europe-west1", 50.45, 3.82)],
  ["europe-west3", place("DE", "Germany", "europe-west3", 50.11, 8.68)],
  ["europe-west4", place("NL", "Netherlands", "europe-west4", 53.44, 6.83)],
  ["fra1", place("DE", "Germany", "FRA1", 50.12, 8.74)],
  ["hamburg", place("DE", "Germany", "Hamburg", 53.55, 9.99)],
  ["lyon", place("FR", "France", "Lyon", 45.76, 4.84)],
  ["berlin", place("DE", "Germany", "Berlin", 52.52, 13.4)],
]);

const nowhere = place("", "", "", 0, 0);

export function locationOf(region: string) {
  const { latitude, longitude, ...names } = locations.get(region) ?? nowhere;
  return { ...names, regionCode: region, coordinates: [longitude, latitude] } satisfies Json;
}

/** As whole clusters say it. */
export function geolocationOf(region: string) {
  const { latitude, longitude, ...names } = locations.get(region) ?? nowhere;
  return { ...names, regionCode: region, geoLoc: { latitude, longitude } } satisfies Json;
}
