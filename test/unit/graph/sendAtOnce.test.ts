import { once } from "node:events";
import { connect, createServer, Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { sendAtOnce } from "../../../src/graph/sendAtOnce.js";

afterEach(() => {
  vi.restoreAllMocks();
});

it("a connection of this process sends what is written at once, however often that was asked for", async () => {
  sendAtOnce();
  sendAtOnce();
  const asked = vi.spyOn(Socket.prototype, "setNoDelay");
  const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1").resume();
  await once(socket, "close");
  server.close();
  const own = asked.mock.instances.filter((one) => one === socket);
  expect(own).toHaveLength(1);
  expect(asked).toHaveBeenCalledWith(true);
});
