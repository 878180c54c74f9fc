import type { ProgramStatus, ServerStatus } from "../../stack/stackStatus.js";
import type { Status } from "./status.js";

/** A status for a person, line by line. */
export function statusLines(status: Status): string[] {
  const { neo4j, temporal, worker, server, tensorflow, folders } = status;
  const { slides } = status;
  return [
    ...serverLines("Neo4j", neo4j),
    ...serverLines("Temporal", temporal),
    programLine("worker", worker, ""),
    programLine("server", server, `  ${server?.url ?? ""}`),
    ...("why" in tensorflow
      ? [row("TensorFlow", `cannot be used: ${tensorflow.why}`)]
      : [
          row(
            "TensorFlow",
            `${tensorflow.backend} ${tensorflow.version} on ${tensorflow.device}`,
          ),
          ...(tensorflow.hint === null ? [] : [row("", tensorflow.hint)]),
        ]),
    ...(slides.openslide === null
      ? [
          row(
            "slides",
            `pyramidal TIFF, SVS, OME-TIFF, JPEG, PNG; ${slides.why}`,
          ),
          row("", `for other formats: ${slides.remedy}`),
        ]
      : [
          row(
            "slides",
            `all formats, with OpenSlide ${slides.openslide} (${slides.way})`,
          ),
        ]),
    row("state", folders.state),
    row("cache", folders.cache),
    row("token", status.tokenFile ?? "made by the first up"),
    row(
      "version",
      `${status.versions.histoclaim} on Node ${status.versions.node}`,
    ),
  ];
}

const row = (name: string, text: string): string => name.padEnd(12) + text;

function serverLines(name: string, server: ServerStatus): string[] {
  const { up, address, version, way, pid, refusals } = server;
  const facts = [
    up ? "up  " : "down",
    address,
    version,
    way,
    up && pid !== null ? `process ${pid}` : null,
  ];
  return [
    row(name, facts.filter((fact) => fact !== null).join("  ")),
    ...refusals.map(({ way: tried, why }) => row("", `not ${tried}: ${why}`)),
  ];
}

function programLine(
  name: string,
  program: ProgramStatus | null,
  where: string,
): string {
  if (program === null || !program.up) return row(name, "down");
  return row(name, `up    process ${program.pid}${where}  log ${program.log}`);
}
