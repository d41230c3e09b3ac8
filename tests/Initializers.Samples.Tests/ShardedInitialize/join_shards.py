"""Reads a folder of safetensors shards with nothing but Python's standard library, and prints the SHA-256 of each weight.

    python3 join_shards.py folder                                        lines "<sha256>  <name>", in the index's order
    python3 join_shards.py folder model.sha256.json tensorflow        compares them too; exit status 1 if any differs

It shares no code with the program that wrote the shards: only the published file format, the index that Hugging Face
readers go by, and the key by which PyTorch's distributed checkpoints say where a part lies in its weight.
"""

import hashlib
import json
import math
import pathlib
import struct
import sys

SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1,
         "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1}


class Part:
    """A tensor in a file, and where it begins in the whole weight."""

    def __init__(self, path, data_start, tensor, offsets):
        self.path = path
        self.size = SIZES[tensor["dtype"]]
        self.dtype = tensor["dtype"]
        self.extent = tensor["shape"]
        self.offsets = offsets
        begin, end = tensor["data_offsets"]
        self.start = data_start + begin
        self.length = end - begin
        assert self.length == math.prod(self.extent) * self.size, path

    def read(self):
        with open(self.path, "rb") as file:
            file.seek(self.start)
            data = file.read(self.length)
        assert len(data) == self.length, self.path
        return data


def read_parts(path):
    """Every tensor of a file by its header, and the digests that the header states."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    metadata = header.pop("__metadata__", {})
    assert metadata.get("format") == "pt", path
    sharding = json.loads(metadata.get("DCP_SHARDING_INFO", "{}"))
    parts = {}
    for name, tensor in header.items():
        offsets = sharding[name]["saved_offsets"] if sharding else [0] * len(tensor["shape"])
        parts[name] = Part(path, 8 + length, tensor, offsets)
    return parts, json.loads(metadata["sha256"])


def join(parts):
    """The bytes of a whole weight."""
    shape = [max(part.offsets[axis] + part.extent[axis] for part in parts) for axis in range(len(parts[0].extent))]
    size = parts[0].size
    if len(parts) == 1:
        assert parts[0].extent == shape
        return parts[0].read()
    whole = bytearray(math.prod(shape) * size)
    assert sum(part.length for part in parts) == len(whole)
    for part in parts:
        data = part.read()

        # Runs along the last axes, as far as the part is as wide as the whole.
        axis = len(shape) - 1
        while axis > 0 and part.extent[axis] == shape[axis]:
            axis -= 1
        run = math.prod(part.extent[axis:]) * size
        for i in range(len(data) // run if run else 0):
            rest, position = i, part.offsets[axis]
            stride = shape[axis]
            for outer in range(axis - 1, -1, -1):
                position += (part.offsets[outer] + rest % part.extent[outer]) * stride
                rest //= part.extent[outer]
                stride *= shape[outer]
            begin = position * math.prod(shape[axis + 1:]) * size
            whole[begin:begin + run] = data[i * run:(i + 1) * run]
    return bytes(whole)


def main(folder, digest_file=None, backend=None):
    folder = pathlib.Path(folder)
    index = json.loads((folder / "model.safetensors.index.json").read_text(encoding="utf-8"))
    by_name = {}
    for path in sorted(folder.glob("*.safetensors")):
        parts, stated = read_parts(path)
        for name, part in parts.items():
            assert hashlib.sha256(part.read()).hexdigest() == stated[name], f"{path}: {name}"
            by_name.setdefault(name, []).append(part)

    weight_map = index["weight_map"]
    assert set(by_name) == set(weight_map), "the index lists other weights than the shards hold"
    digests, total = {}, 0
    for name, file in weight_map.items():
        assert any(part.path.name == file for part in by_name[name]), f"{name} is not in {file}"
        data = join(by_name[name])
        total += len(data)
        digests[name] = hashlib.sha256(data).hexdigest()
        print(f"{digests[name]}  {name}")
    assert index["metadata"]["total_size"] == total, "total_size"

    if digest_file is None:
        return 0
    expected = {weight["name"]: weight[f"{backend}_sha256"]
                for weight in json.loads(pathlib.Path(digest_file).read_text(encoding="utf-8"))["weights"]}
    different = [name for name in expected.keys() | digests.keys()
                 if name not in digests or expected.get(name, "") not in (None, digests[name])]
    print(f"{len(digests)} weights joined, {len(different)} differ from {digest_file}", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
