import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import { isMeantForUs } from "../http/isMeantForUs.js";

/** Whose upgrades become sockets. */
export interface Door {
  readonly hosts: ReadonlySet<string>;
  /** Sockets open at once. */
  readonly most: number;
}

/**
 * Makes sockets of the upgrades that are asked at /graphql. A page of another site may open one without asking first
 * and would read as this machine does, so its origin must be ours.
 */
export function acceptUpgrades(
  server: Server,
  sockets: WebSocketServer,
  door: Door,
): void {
  server.on("upgrade", (request, stream, head) => {
    const refusal =
      sockets.clients.size >= door.most
        ? "503 Service Unavailable"
        : refusalOf(request, door.hosts);
    if (refusal !== null) return turnAway(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      sockets.emit("connection", socket, request);
    });
  });
}

function refusalOf(
  { url = "", headers: { host, origin } }: IncomingMessage,
  hosts: ReadonlySet<string>,
): string | null {
  if (!isMeantForUs(host, hosts)) return "421 Misdirected Request";
  const own =
    origin === undefined ||
    (URL.canParse(origin) && new URL(origin).host === host);
  if (!own) return "403 Forbidden";
  return /^\/graphql\/?(\?|$)/.test(url) ? null : "404 Not Found";
}

function turnAway(stream: Duplex, status: string): void {
  stream.on("error", () => {
    stream.destroy();
  });
  stream.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
