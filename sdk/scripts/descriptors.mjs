// Reads gosight/v1/*.proto through buf and hands back a protobuf-es registry of it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

const protoFolder = fileURLToPath(new URL("../../proto", import.meta.url));
const buf = fileURLToPath(new URL("../node_modules/.bin/buf", import.meta.url));

/** The parsed proto files, as a `FileDescriptorSet`. */
export function readDescriptorSet() {
  const bytes = execFileSync(buf, ["build", protoFolder, "--as-file-descriptor-set", "-o", "-"], {
    maxBuffer: 1 << 24,
  });
  return fromBinary(FileDescriptorSetSchema, bytes);
}

/** A registry that finds messages and enums by their full names. */
export function readRegistry() {
  return createFileRegistry(readDescriptorSet());
}
