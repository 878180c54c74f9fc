/** Address at which this machine reaches its own server, which may listen on all addresses. */
export function serverUrl(host: string, port: number): string {
  const own = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${own.includes(":") ? `[${own}]` : own}:${port}`;
}
