import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../cached.js";
import { findProgram } from "../findProgram.js";
import { downloadWheels, findPip } from "../pip.js";
import { run } from "../run.js";
import { compileBinding } from "./compileBinding.js";
import type { Device, LibraryAsk, LibraryWay } from "./library.js";
import { TFJS_NODE_VERSION } from "./library.js";

const TENSORFLOW = "2.18.0";

const LIBRARIES = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"];

/** TensorFlow's library out of its Python wheel, and the package's binding compiled against it. */
export const wheelLibrary: LibraryWay = {
  name: "TensorFlow's wheel",
  take: async (ask) => {
    const { cache, log, device } = ask;
    const { platform, arch } = process;
    const name = `tfjs-node-${TFJS_NODE_VERSION}-tf${TENSORFLOW}-${device}-${platform}-${arch}`;
    if (existsSync(join(cache, name))) return { taken: join(cache, name) };
    if (platform !== "linux" || (arch !== "x64" && arch !== "arm64"))
      return { why: `no wheel is known for ${platform} on ${arch}` };
    if (device === "gpu" && arch !== "x64")
      return { why: `its wheel for ${arch} is built without CUDA` };
    const python = await findPip();
    const compiler = findProgram("c++") ?? findProgram("g++");
    if (python === null || compiler === null) return { why: MISSING };
    const taken = await cached({
      cache,
      log,
      name,
      doing: `downloads TensorFlow ${TENSORFLOW} for ${device.toUpperCase()} and compiles its binding (${SIZE[device]})`,
      fill: (folder) => build(ask, { python, compiler, folder, arch }),
    });
    return { taken };
  },
};

const SIZE = { cpu: "230 MB", gpu: "3 GB" };

const MISSING =
  "Python 3 with pip and a C++ compiler are needed (Debian, Ubuntu: apt install python3-pip g++; Fedora: dnf install python3-pip gcc-c++)";

interface Building {
  readonly python: string;
  readonly compiler: string;
  readonly folder: string;
  readonly arch: "x64" | "arm64";
}

async function build(ask: LibraryAsk, building: Building): Promise<void> {
  const { python, folder, arch } = building;
  const wheels = join(folder, "wheels");
  const unpacked = join(folder, "unpacked");
  const lib = join(folder, "deps", "lib");
  await mkdir(lib, { recursive: true });
  await download(building, wheels, [wheelOf(ask.device, arch)]);
  if (ask.device === "gpu")
    await download(building, wheels, await cudaOf(python, wheels));
  await run(python, ["-c", UNPACK, wheels, unpacked]);
  for (const name of LIBRARIES)
    await rename(join(unpacked, "tensorflow", name), join(lib, name));
  await symlink("libtensorflow_cc.so.2", join(lib, "libtensorflow.so"));
  await symlink("libtensorflow_cc.so.2", join(lib, "libtensorflow.so.2"));
  const framework = "libtensorflow_framework.so";
  await symlink(`${framework}.2`, join(lib, framework));
  if (ask.device === "gpu")
    await rename(join(unpacked, "nvidia"), join(folder, "deps", "nvidia"));
  await compileBinding({
    compiler: building.compiler,
    package: ask.package,
    modules: ask.modules,
    headers: join(unpacked, "tensorflow", "include"),
    folder,
  });
  await rm(unpacked, { recursive: true });
  await rm(wheels, { recursive: true });
}

/** The wheel without CUDA is published under its own name for x86 alone. */
function wheelOf(device: Device, arch: Building["arch"]): string {
  const name =
    device === "cpu" && arch === "x64" ? "tensorflow-cpu" : "tensorflow";
  return `${name}==${TENSORFLOW}`;
}

/** Fetches wheels whatever the version of the Python that fetches. */
async function download(
  { python, arch }: Building,
  wheels: string,
  names: readonly string[],
): Promise<void> {
  const cpu = arch === "x64" ? "x86_64" : "aarch64";
  const platforms = ["2014", "_2_17", "_2_27", "_2_28"].map(
    (libc) => `--platform=manylinux${libc}_${cpu}`,
  );
  await downloadWheels(python, wheels, {
    names,
    options: [
      "--python-version=3.11",
      "--implementation=cp",
      "--abi=cp311",
      "--abi=none",
      ...platforms,
    ],
  });
}

/** The CUDA wheels, of the versions that TensorFlow's wheel asks for. */
async function cudaOf(python: string, wheels: string): Promise<string[]> {
  const [wheel] = await readdir(wheels);
  const printed = await run(python, ["-c", CUDA, join(wheels, wheel ?? "")]);
  return printed.trim().split("\n");
}

/** A wheel's metadata line: `Requires-Dist: NAME (==VERSION) ; extra == "and-cuda"`. */
const CUDA = `
import re, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
meta = next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
for line in wheel.read(meta).decode().splitlines():
    found = re.match(r"Requires-Dist: (nvidia-[a-z0-9-]+)\\s*\\(?==([0-9.]+)\\)?.*and-cuda", line)
    if found: print("==".join(found.groups()))
`;

/** Unpacks only what is linked: the libraries, their headers, CUDA's libraries. */
const UNPACK = `
import os, sys, zipfile
for name in os.listdir(sys.argv[1]):
    wheel = zipfile.ZipFile(os.path.join(sys.argv[1], name))
    for member in wheel.namelist():
        if member.startswith(("tensorflow/include/", "tensorflow/libtensorflow_", "nvidia/")):
            wheel.extract(member, sys.argv[2])
`;
