import { existsSync } from "node:fs";
import { cp, rm, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { cached } from "../cached.js";
import { assertReachable } from "../fetchFile.js";
import { run } from "../run.js";
import { TFJS_NODE_VERSION } from "./library.js";
import type { LibraryWay } from "./library.js";

/** Where the package's own install script fetches the library and the binding. */
const VENDOR =
  "https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz";

/** The library of 2022, for the CPU, that the package's own install script fetches; the script is run in the cache. */
export const npmLibrary: LibraryWay = {
  name: "tfjs-node's own download",
  take: async ({ cache, log, package: from, modules }) => {
    const name = `tfjs-node-${TFJS_NODE_VERSION}-own-cpu-${process.platform}-${process.arch}`;
    if (!existsSync(join(cache, name))) await assertReachable(VENDOR);
    const fill = async (folder: string): Promise<void> => {
      await cp(from, folder, {
        recursive: true,
        filter: (path) =>
          path !== join(from, "deps") && path !== join(from, "lib"),
      });
      // The script's own dependencies are those of the checkout.
      await symlink(modules, join(folder, "node_modules"));
      const PATH = [join(modules, ".bin"), process.env["PATH"]].join(delimiter);
      await run(process.execPath, ["scripts/install.js", "cpu", "download"], {
        cwd: folder,
        env: { PATH },
      });
      await rm(join(folder, "node_modules"));
      if (!existsSync(join(folder, "lib")))
        throw new Error("the install script left no binding");
    };
    const doing = "downloads TensorFlow's library for CPU";
    return { taken: await cached({ cache, log, name, doing, fill }) };
  },
};
