import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../cached.js";
import { downloadWheels, findPip } from "../pip.js";
import { run } from "../run.js";
import type { Place } from "../tools.js";
import type { Way } from "../way.js";

/** The library out of the wheel that serves OpenSlide's Python binding. */
export const wheelOpenSlide: Way<Place, string> = {
  name: "the wheel of its Python binding",
  take: async ({ cache, log }) => {
    const name = `openslide-bin-${WHEEL}-${process.platform}-${process.arch}`;
    if (existsSync(join(cache, name)))
      return { taken: await libraryIn(join(cache, name)) };
    const python = await findPip();
    if (python === null) return { why: MISSING };
    const doing = `downloads OpenSlide ${WHEEL} (3 MB)`;
    const fill = (folder: string): Promise<void> => unpack(python, folder);
    const folder = await cached({ cache, log, name, doing, fill });
    return { taken: await libraryIn(folder) };
  },
};

/** Release of the package `openslide-bin`: OpenSlide's own, and the build's. */
const WHEEL = "4.0.1.2";

const MISSING =
  "Python 3 with pip is needed (Debian, Ubuntu: apt install python3-pip; Fedora: dnf install python3-pip)";

async function unpack(python: string, folder: string): Promise<void> {
  const wheels = join(folder, "wheels");
  await downloadWheels(python, wheels, {
    names: [`openslide-bin==${WHEEL}`],
    options: ["--retries=1"],
  });
  const [wheel = ""] = await readdir(wheels);
  await run(python, ["-m", "zipfile", "-e", join(wheels, wheel), folder]);
  await rm(wheels, { recursive: true });
  await libraryIn(folder);
}

async function libraryIn(folder: string): Promise<string> {
  const inside = join(folder, "openslide_bin");
  const found = (await readdir(inside)).find((file) =>
    file.startsWith("libopenslide"),
  );
  if (found !== undefined) return join(inside, found);
  throw new Error(`${inside} holds no library; remove it and set up again`);
}
