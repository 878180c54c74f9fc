import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { expect, test } from "vitest";
import { temporalConnection } from "../../../src/compose/temporalConnection.js";

test("closes while a call waits to be sent again, and nothing throws later", async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on("uncaughtExceptionMonitor", note);
  try {
    const { connection, close } = temporalConnection(
      `127.0.0.1:${await getPort()}`,
    );
    const call = connection.workflowService.getSystemInfo({});
    const failed = expect(call).rejects.toThrow(/UNAVAILABLE|ECONNREFUSED/);
    await sleep(50);
    await close();
    await failed;
    await sleep(300);
    expect(uncaught).toEqual([]);
  } finally {
    process.off("uncaughtExceptionMonitor", note);
  }
});
