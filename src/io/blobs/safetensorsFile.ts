import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type {
  TensorData,
  TensorForm,
  TensorPlace,
  TypeName,
} from "./safetensorsHeader.js";
import {
  assertFinite,
  headerLength,
  parseHeader,
  planFile,
  PREFIX,
  SafetensorsError,
  sizeOf,
  typeName,
  TYPES,
} from "./safetensorsHeader.js";

/** A safetensors file that is written part by part, since its tensors may be larger than memory. */
export interface SafetensorsWriter {
  /** Adds numbers behind those that the tensor has. @throws SafetensorsError for another type, too many, or not finite */
  append(name: string, data: TensorData): Promise<void>;
  /** Closes the file. @throws SafetensorsError where a tensor is not full */
  finish(): Promise<void>;
  /** Waits until what was written outlives the machine. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Begins a file whose tensors' forms are known. */
export async function writeSafetensors(
  path: string,
  tensors: Readonly<Record<string, TensorForm>>,
  metadata: Readonly<Record<string, string>> = {},
): Promise<SafetensorsWriter> {
  const { head, places } = planFile(tensors, metadata);
  const file = await open(path, "w", 0o600);
  await file.write(head);
  const next = new Map([...places].map(([name, { from }]) => [name, from]));
  return {
    async append(name, data) {
      const place = placeOf(places, name, typeName(data));
      const at = next.get(name) ?? place.from;
      const end = at + data.byteLength;
      if (end > place.to)
        throw new SafetensorsError(`tensor ${name} has no room for more`);
      assertFinite(name, data);
      next.set(name, end);
      await writeAll(file, data, at);
    },
    async finish() {
      for (const [name, { to }] of places)
        if (next.get(name) !== to)
          throw new SafetensorsError(`tensor ${name} is not full`);
      await file.close();
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

/** A safetensors file of which only the header was read. */
export interface SafetensorsReader {
  readonly metadata: Record<string, string>;
  /** @throws SafetensorsError where there is none of that type */
  shape(name: string, dtype: TypeName): readonly number[];
  /** Some of a tensor's numbers, by default all. @throws SafetensorsError as shape */
  floats(name: string, from?: number, count?: number): Promise<Float32Array>;
  ints(name: string): Promise<Int32Array>;
  close(): Promise<void>;
}

/** Opens a file for reading parts of it. @throws SafetensorsError */
export async function openSafetensors(
  path: string,
): Promise<SafetensorsReader> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const prefix = await readAll(file, 0, Math.min(PREFIX, size));
    const length = headerLength(prefix, size);
    const json = await readAll(file, PREFIX, length);
    const { places, metadata } = parseHeader(json.toString("utf8"), size);
    const part = async (
      place: TensorPlace,
      from: number,
      count: number,
    ): Promise<ArrayBuffer> => {
      const width = TYPES[place.dtype].BYTES_PER_ELEMENT;
      const at = place.from + from * width;
      if (at + count * width > place.to)
        throw new SafetensorsError(`a tensor has no ${count} from ${from}`);
      return (await readAll(file, at, count * width)).buffer;
    };
    return {
      metadata,
      shape: (name, dtype) => placeOf(places, name, dtype).shape,
      async floats(name, from = 0, count) {
        const place = placeOf(places, name, "F32");
        const all = sizeOf(place.shape);
        return new Float32Array(await part(place, from, count ?? all - from));
      },
      async ints(name) {
        const place = placeOf(places, name, "I32");
        return new Int32Array(await part(place, 0, sizeOf(place.shape)));
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function placeOf(
  places: ReadonlyMap<string, TensorPlace>,
  name: string,
  dtype: TypeName,
): TensorPlace {
  const place = places.get(name);
  if (place?.dtype !== dtype)
    throw new SafetensorsError(
      `has no tensor ${name} of ${dtype}; the file is another's`,
    );
  return place;
}

/** A single call moves at most 2 GiB. */
const MOST = 2 ** 30;

async function writeAll(
  file: FileHandle,
  { buffer, byteOffset, byteLength }: TensorData,
  at: number,
): Promise<void> {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  for (let done = 0; done < byteLength;) {
    const most = Math.min(MOST, byteLength - done);
    done += (await file.write(bytes, done, most, at + done)).bytesWritten;
  }
}

async function readAll(
  file: FileHandle,
  at: number,
  length: number,
): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  for (let done = 0; done < length;) {
    const most = Math.min(MOST, length - done);
    const { bytesRead } = await file.read(bytes, done, most, at + done);
    if (bytesRead === 0) throw new SafetensorsError("the file is cut short");
    done += bytesRead;
  }
  return bytes;
}
