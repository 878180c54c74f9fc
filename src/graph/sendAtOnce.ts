import { subscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";

let asked = false;

/**
 * Has every connection that this process opens from now on send what is written at once. The driver writes a statement
 * of more than 1,400 bytes in parts and has no setting for this: the second part then waits some 40 ms for the
 * acknowledgement of the first.
 * @source RFC 896 (Nagle) against delayed acknowledgements, RFC 1122 section 4.2.3.2
 */
export function sendAtOnce(): void {
  if (asked) return;
  asked = true;
  subscribe("net.client.socket", (message) => {
    if (
      typeof message === "object" &&
      message !== null &&
      "socket" in message &&
      message.socket instanceof Socket
    )
      message.socket.setNoDelay(true);
  });
}
