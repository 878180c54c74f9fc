const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a Host header names this server. A page elsewhere can have its own name resolve to this machine and would
 * then be read as ours; its requests still bear that name.
 */
export function isMeantForUs(
  host: string | undefined,
  hosts: ReadonlySet<string>,
): boolean {
  const name = hostName(host);
  return name !== null && (LOOPBACK.includes(name) || hosts.has(name));
}

function hostName(host: string | undefined): string | null {
  const url = `http://${host ?? ""}`;
  return /^[\w.:[\]-]+$/.test(host ?? "") && URL.canParse(url)
    ? new URL(url).hostname
    : null;
}
