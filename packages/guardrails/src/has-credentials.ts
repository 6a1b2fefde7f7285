// A user's name or password in an address, `https://user:password@host/`: messages of fetch, and logs, would quote it.

export function hasCredentials({ username, password }: URL): boolean {
  return username !== "" || password !== "";
}
