// Brings what a fresh clone lacks: packages, the build, TensorFlow's library. Plain Node, nothing installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

export const CHECKOUT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(CHECKOUT, "node_modules");
const OLDEST = [20, 19];

const say = (line) => process.stderr.write(`${line}\n`);
const readJson = (path) => JSON.parse(fs.readFileSync(path, "utf8"));

/** Does what is missing and says so on stderr; takes some milliseconds where nothing is. */
export async function setUp({ retryDownloads = false } = {}) {
  checkNode();
  const release = await takeTurn();
  try {
    if (!packagesAreHere()) timed("installs packages (npm ci)", npmCi);
    linkCommand();
    const listing = sourceListing();
    if (!buildIsCurrent(listing)) timed("builds (tsc)", () => build(listing));
    await bringTensorFlow(retryDownloads);
    await bringOpenSlide(retryDownloads);
  } finally {
    release();
  }
}

/** Runs a command of ours to its end, its output on stderr. @throws where it fails */
export function runOrThrow(command, args) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: CHECKOUT,
    stdio: ["ignore", 2, 2],
  });
  if (status === 0) return;
  const how = error?.message ?? signal ?? `exit ${status}`;
  throw new SetUpError(`${command} ${args.join(" ")} failed (${how})`);
}

/** Thrown where set-up cannot go on; its message is for the user. */
export class SetUpError extends Error {}

/** Says what is done and how long it took. */
export function timed(doing, work) {
  const begun = performance.now();
  say(`set-up: ${doing} ...`);
  work();
  say(`set-up: ${doing}: ${seconds(begun)} s`);
}

export const seconds = (begun) =>
  ((performance.now() - begun) / 1000).toFixed(1);

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new SetUpError(
    `Node ${process.versions.node} is too old: install Node ${OLDEST.join(".")} or later, up to 24`,
  );
}

/** One set-up of a checkout at a time; the turn of a process that ended is over. */
async function takeTurn() {
  const hash = createHash("sha256").update(CHECKOUT).digest("hex").slice(0, 16);
  const turn = join(tmpdir(), `histoclaim-set-up-${userInfo().uid}-${hash}`);
  let told = false;
  for (;;) {
    try {
      fs.writeFileSync(turn, `${process.pid}`, { flag: "wx", mode: 0o600 });
      return () => fs.rmSync(turn, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isOver(turn)) fs.rmSync(turn, { force: true });
    else {
      if (!told) say("set-up: waits for another that sets up this checkout");
      told = true;
      await sleep(250);
    }
  }
}

function isOver(turn) {
  try {
    const pid = Number(fs.readFileSync(turn, "utf8"));
    // Its owner may be about to write its id.
    if (pid === 0) return Date.now() - fs.statSync(turn).mtimeMs > 5000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH" || error.code === "ENOENT";
  }
}

/** Whether what npm installed is what the lock file says; packages for other systems may be absent. */
function packagesAreHere() {
  const hidden = join(MODULES, ".package-lock.json");
  if (!fs.existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  const wanted = readJson(join(CHECKOUT, "package-lock.json")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" ||
      installed[path]?.version === version ||
      (optional === true && installed[path] === undefined),
  );
}

function npmCi() {
  const args = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) runOrThrow(process.execPath, [npm, ...args]);
  else runOrThrow("npm", args);
}

/** `npx histoclaim` takes the command of the checkout. */
function linkCommand() {
  const link = join(MODULES, ".bin", "histoclaim");
  if (fs.existsSync(link)) return;
  fs.mkdirSync(dirname(link), { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(join("..", "..", "bin", "histoclaim.mjs"), link);
}

/** Names, sizes and times of all that the build reads. */
function sourceListing() {
  const files = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"];
  for (const folder of ["src", "workflows"]) files.push(...filesIn(folder));
  return files.map((file) => {
    const { size, mtimeMs } = fs.statSync(join(CHECKOUT, file));
    return `${file} ${size} ${mtimeMs}`;
  });
}

function filesIn(folder) {
  const root = join(CHECKOUT, folder);
  if (!fs.existsSync(root)) return [];
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(CHECKOUT, join(entry.parentPath, entry.name)))
    .sort();
}

const STAMP = join(CHECKOUT, "dist", ".built-from");

function buildIsCurrent(listing) {
  return (
    fs.existsSync(STAMP) &&
    fs.readFileSync(STAMP, "utf8") === listing.join("\n")
  );
}

function build(listing) {
  fs.rmSync(STAMP, { force: true });
  removeOrphans();
  const tsc = join(MODULES, "typescript-native", "bin", "tsc");
  runOrThrow(process.execPath, [tsc, "-p", "tsconfig.build.json"]);
  fs.writeFileSync(STAMP, listing.join("\n"));
}

/** A file whose source is gone would still be found. */
function removeOrphans() {
  const dist = join(CHECKOUT, "dist");
  if (!fs.existsSync(dist)) return;
  const built = fs.readdirSync(dist, { recursive: true }).map(String);
  for (const path of built.filter((one) => one.endsWith(".js"))) {
    const source = join(CHECKOUT, path.replace(/\.js$/, ".ts"));
    const ours = ["src", "workflows"].includes(path.split(sep)[0]);
    if (!ours || fs.existsSync(source)) continue;
    fs.rmSync(join(dist, path));
    fs.rmSync(join(dist, `${path}.map`), { force: true });
  }
}

/** A library that could not be had, or is not for the named backend, is asked for only where that is worth the wait. */
async function bringTensorFlow(retry) {
  const home = join(MODULES, "@tensorflow", "tfjs-node");
  const record = join(home, "set-up.json");
  const isHere = ["lib", "deps"].every((it) => fs.existsSync(join(home, it)));
  const device = fs.existsSync(record) ? readJson(record).device : undefined;
  if (!retry && (isHere || device === null)) return;
  // A library that was not brought by us is its owner's affair.
  if (isHere && device === undefined) return;
  const { readConfig } = await dist("src/config.js");
  const config = readConfig(process.env, CHECKOUT);
  const tensorflow = "src/stack/tensorflow";
  const { isOtherDevice } = await dist(`${tensorflow}/isOtherDevice.js`);
  if (isHere && !isOtherDevice(config.backend, device)) return;
  const { setUpTensorFlow } = await dist(`${tensorflow}/setUpTensorFlow.js`);
  await setUpTensorFlow({ config, log: (line) => say(`set-up: ${line}`) });
}

const dist = (path) => import(pathToFileURL(join(CHECKOUT, "dist", path)));

/** Looked for once: a library that could not be had is asked for again only where that is worth the wait. */
async function bringOpenSlide(retry) {
  const path = join(MODULES, ".cache", "histoclaim", "openslide.json");
  const record = fs.existsSync(path) ? readJson(path) : undefined;
  const gone = record?.library?.startsWith("/")
    ? !fs.existsSync(record.library)
    : record?.library === null && retry;
  if (record !== undefined && !gone) return;
  const { readConfig } = await dist("src/config.js");
  const config = readConfig(process.env, CHECKOUT);
  if (config.openslide !== null) return;
  const { lookForOpenSlide } = await dist(
    "src/io/slides/openslide/findOpenSlide.js",
  );
  const { setUpOpenSlide } = await dist(
    "src/stack/openslide/setUpOpenSlide.js",
  );
  await setUpOpenSlide({
    config,
    log: (line) => say(`set-up: ${line}`),
    onThisMachine: async () => {
      const found = await lookForOpenSlide("");
      return "library" in found ? { taken: found.library.path } : found;
    },
  });
}
