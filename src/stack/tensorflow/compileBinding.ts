import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run.js";

/** What is compiled against what. */
export interface Compiling {
  readonly compiler: string;
  /** Folder of `@tensorflow/tfjs-node`, which holds the source of its binding. */
  readonly package: string;
  /** `node_modules`, which holds the headers of Node's stable binary interface. */
  readonly modules: string;
  /** Folder of TensorFlow's headers. */
  readonly headers: string;
  /** Holds `deps/lib` with the libraries; gets `lib/napi-v8` with the binding. */
  readonly folder: string;
}

/** The highest version of Node's binary interface that the package knows; every Node from 20 on has it. */
const NAPI = 8;

/**
 * Compiles the package's binding: two files against TensorFlow's C interface and Node's stable one, so that it needs
 * neither node-gyp nor the headers of one Node release, and runs on each later Node.
 */
export async function compileBinding(compiling: Compiling): Promise<void> {
  const { compiler, package: source, modules, headers, folder } = compiling;
  const out = join(folder, "lib", `napi-v${NAPI}`);
  await mkdir(out, { recursive: true });
  const cuda = await cudaLibraries(join(folder, "deps", "nvidia"));
  await run(compiler, [
    "-shared",
    "-fPIC",
    "-O2",
    "-std=c++17",
    `-DNAPI_VERSION=${NAPI}`,
    "-DBUILDING_NODE_EXTENSION",
    `-I${headers}`,
    `-I${join(modules, "node-api-headers", "include")}`,
    `-I${source}`,
    join(source, "binding", "tfjs_backend.cc"),
    join(source, "binding", "tfjs_binding.cc"),
    "-o",
    join(out, "tfjs_binding.node"),
    `-L${join(folder, "deps", "lib")}`,
    "-ltensorflow",
    "-ltensorflow_framework",
    "-Wl,-rpath,$ORIGIN/../../deps/lib",
    ...cuda,
  ]);
}

/** TensorFlow opens CUDA's libraries by name; those that the binding itself needs are open by then. */
async function cudaLibraries(nvidia: string): Promise<string[]> {
  if (!existsSync(nvidia)) return [];
  const flags = ["-Wl,--no-as-needed", "-Wl,--allow-shlib-undefined"];
  for (const part of (await readdir(nvidia)).sort()) {
    const lib = join(nvidia, part, "lib");
    if (!existsSync(lib)) continue;
    const files = (await readdir(lib)).filter((name) =>
      /\.so\.\d+$/.test(name),
    );
    flags.push(`-Wl,-rpath,$ORIGIN/../../deps/nvidia/${part}/lib`);
    flags.push(...files.map((name) => join(lib, name)));
  }
  return flags;
}
