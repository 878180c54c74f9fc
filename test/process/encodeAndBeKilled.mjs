// Encodes the tiles of a slide in batches, and is killed by force as soon as the first batch was kept.
import { MockActivityEnvironment } from "@temporalio/testing";
import { encodeInBatches } from "../../dist/src/activities/slide/encodeInBatches.js";
import { localParts } from "../../dist/src/io/blobs/localParts.js";
import {
  decodeSafetensors,
  encodeSafetensors,
} from "../../dist/src/io/blobs/safetensors.js";
import { createEncoderPool } from "../../dist/src/io/encoders/encoderPool.js";

const { folder, asked } = JSON.parse(process.argv[2]);
const parts = localParts(folder);
const deps = {
  encoders: createEncoderPool(),
  parts: {
    ...parts,
    keep: async (...part) => {
      await parts.keep(...part);
      process.kill(process.pid, "SIGKILL");
    },
  },
  tensors: { encode: encodeSafetensors, decode: decodeSafetensors },
  codeVersion: () => "v1",
};
await new MockActivityEnvironment().run(() => encodeInBatches(deps, asked));
