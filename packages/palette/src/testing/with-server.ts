// A client and the server it speaks with, both gone after the test; pauses take no time, and are remembered.
import { onTestFinished } from "vitest";
import { connectPalette, type PaletteConnection } from "../client/palette-connection.js";
import type { RateGroup } from "../client/rate-groups.js";
import type { CallRecord } from "../client/transport/call-record.js";
import type { PaletteOptions } from "../client/transport/transport-options.js";
import { type Answering, type PaletteServer, type Reply, startPaletteServer } from "./palette-server.js";
import type { Certificate } from "./self-signed-certificate.js";

export const testKey = "pk-0123456789abcdef";

export type Served = {
  readonly server: PaletteServer;
  readonly connection: PaletteConnection;
  readonly options: PaletteOptions;
  readonly records: CallRecord[];
  /** Milliseconds that were waited before another attempt. */
  readonly slept: number[];
  /** What the limiter was told: turns taken, and groups paused. */
  readonly limits: string[];
};

export async function withServer(
  answering: Answering | readonly Reply[],
  given: Partial<PaletteOptions> = {},
  certificate?: Certificate,
): Promise<Served> {
  const server = await startPaletteServer(answering, certificate);
  const records: CallRecord[] = [];
  const slept: number[] = [];
  const limits: string[] = [];
  const options: PaletteOptions = {
    baseUrl: server.baseUrl,
    apiKey: testKey,
    onCall: (record) => {
      records.push(record);
    },
    clock: {
      now: Date.now,
      sleep: (milliseconds, signal) => {
        slept.push(milliseconds);
        return signal?.aborted === true ? Promise.reject(signal.reason) : Promise.resolve();
      },
    },
    limiter: {
      take: async (_, { prefix }: RateGroup) => {
        limits.push(`take ${prefix}`);
      },
      pause: async (_, { prefix }: RateGroup, milliseconds) => {
        limits.push(`pause ${prefix} ${milliseconds}`);
      },
    },
    ...given,
  };
  const connection = connectPalette(options);
  onTestFinished(async () => {
    await connection.close();
    await server.close();
  });
  return { server, connection, options, records, slept, limits };
}
