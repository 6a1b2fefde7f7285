// Monitoring, logs, alarms, flags and tests in production.
import type { IssuedToken } from "./issued.js";

export const observability: readonly IssuedToken[] = [
  ["grafana-token", ["glc_"], /glc_[A-Za-z0-9+/]{32,400}={0,2}/y],
  ["grafana-token", ["glsa_"], /glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}/y],
  ["grafana-key", ["eyJrIjoi"], /eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}/y],
  [
    "new-relic-key",
    ["NRAK-", "NRII-", "NRJS-", "NRRA-", "NRIQ-", "NRBR-"],
    /NR(?:AK|II|RA|IQ)-[A-Za-z0-9_-]{27,40}|NR(?:JS|BR)-[a-f0-9]{19}/y,
  ],
  ["new-relic-key", ["NRAL"], /(?<![A-Za-z0-9])[a-f0-9]{36}NRAL/y, 36],
  ["dynatrace-token", ["dt0c", "dt0s", "dt0e"], /dt0[cse][0-9]{2}\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}/y],
  ["sentry-token", ["sntrys_"], /sntrys_eyJ[A-Za-z0-9+/=_-]{40,1000}/y],
  ["sentry-token", ["sntryu_", "sntrya_", "sntryi_"], /sntry[uai]_[a-f0-9]{64}/y],
  ["honeycomb-key", ["hcaik_", "hcaic_", "hcxik_", "hcamk_"], /hc(?:ai[kc]|xik|amk)_[A-Za-z0-9]{40,64}/y],
  ["posthog-key", ["phx_", "phs_"], /ph[xs]_[A-Za-z0-9_]{40,64}/y],
  ["datadog-token", ["ddapp_", "ddpat_"], /dd(?:app|pat)_[A-Za-z0-9]{34,40}/y],
  ["rootly-key", ["rootly_"], /rootly_[a-f0-9]{64}/y],
  ["checkly-key", ["cu_"], /cu_[a-f0-9]{32}/y],
  ["axiom-token", ["xaat-", "xapt-"], /xa[ap]t-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/y],
  ["logfire-token", ["pylf_"], /pylf_v\d_[a-z]{2}_[A-Za-z0-9]{40,60}/y],
  ["elastic-token", ["essu_"], /essu_[A-Za-z0-9+/=]{60,200}/y],
  ["elastic-token", ["AAEAAW"], /AAEAAW[\w-]{60,200}={0,2}/y],
  [
    "splunk-token",
    ["Splunk "],
    /(?<=[Aa]uthorization\W{1,6})Splunk (?<value>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})/y,
  ],
  ["configcat-key", ["configcat-sdk-"], /configcat-sdk-\d\/[\w-]{22}\/[\w-]{22}/y],
  ["k6-token", ["glk6_"], /glk6_[A-Za-z0-9]{32,64}/y],
];
