// The release of OPA whose language this is, and whose behaviour it is compared with.

/** As `opa version` says it. */
export const opaRelease = "1.22.4";
