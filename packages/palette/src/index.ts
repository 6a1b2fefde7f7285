// A client of Spectro Cloud Palette: what it asks, in what order and how often; nothing of policies.
export { type RateGroup, rateGroupOf, rateGroups } from "./client/rate-groups.js";
