/** What sockets may hold and how they are watched. */
export interface SocketLimits {
  /** Sockets open at once. */
  readonly sockets: number;
  /** Subscriptions on one socket. */
  readonly subscriptions: number;
  /** How long a socket may stay silent about who it is. @unit ms */
  readonly greetingMs: number;
  /** How soon after a token is revoked or expires its sockets are closed. @unit ms */
  readonly recheckMs: number;
  /** How often events are looked for. @unit ms */
  readonly pollMs: number;
}

/** For people at browsers and a few programs. */
export const DEFAULT_SOCKET_LIMITS: SocketLimits = {
  sockets: 200,
  subscriptions: 20,
  greetingMs: 5000,
  recheckMs: 2000,
  pollMs: 1000,
};
