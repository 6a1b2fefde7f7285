// The end of a log, told to somebody else over HTTP.
export { createWebhookHeadKeeper, headPurpose, type WebhookHeadOptions } from "./webhook-head-keeper.js";
