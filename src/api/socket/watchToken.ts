import type { WebSocket } from "ws";
import { recognise, type Recognising } from "../access/recognise.js";
import type { SocketLimits } from "./socketLimits.js";

/** Code of graphql-ws for who may not go on; its clients do not try again. */
const FORBIDDEN = 4403;

/** Closes a socket soon after its token is revoked or expires. */
export function watchToken(
  socket: WebSocket,
  known: Recognising & { readonly socketLimits: SocketLimits },
  authorization: string | undefined,
): void {
  if (authorization === undefined) return;
  const timer = setInterval(() => {
    recognise(known, authorization).then(
      (found) => {
        if (found.kind === "refused")
          socket.close(FORBIDDEN, `the token is ${found.reason}`);
      },
      // Whether the token still counts is asked again when the graph answers.
      () => undefined,
    );
  }, known.socketLimits.recheckMs);
  socket.once("close", () => {
    clearInterval(timer);
  });
}
