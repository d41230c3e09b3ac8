"""Exports the plan of a Keras model: every weight with the initializer and the seed that made it.

    KERAS_BACKEND=jax python3 keras_plan.py package.module:function --seed 42 --out model.plan.json --digests model.sha256.json
    KERAS_BACKEND=jax python3 keras_plan.py model.keras             --seed 42 --out model.plan.json --digests model.sha256.json

The model is what a function without arguments returns (a built model or layer), or a file that Keras saved. With --seed,
keras.utils.set_random_seed comes first. The plan is JSON with the schema initializer-plan/2; the digests are the SHA-256
of each weight's value at the moment it was made, little-endian. Both are read by the samples Initialize and
ShardedInitialize, which make the same values without Keras.

How it works: every layer makes its weights by Layer.add_weight. That one method is wrapped, notes which initializer object
it was given, and asks the object for its seed afterwards. Nothing else of Keras is touched.

What the plan leaves out, it names under "left_out" with the reason: a weight that no initializer made, or one that a
function, a class of your own or a SeedGenerator decides. The function by which Keras itself sets the forget gate of an LSTM
to ones is no such: it is written as Blocks, a class that Keras does not have.

A .keras file stores no seeds that Keras drew by itself: loading draws others. They are the original ones only with the
original --seed, and if the program that saved the model made its layers in the order in which loading makes them.
"in_file" tells which weights of the file still have their first value: if all have, an untrained file proves its plan.
"""

import argparse
import hashlib
import importlib
import json
import os
import random
import sys

import keras

# Their last bits depend on the linear algebra or the mathematical library: no digest can be stated for them.
WITHOUT_DIGEST = ("Orthogonal", "OrthogonalInitializer", "STFT", "STFTInitializer")


class Recorder:
    """Stands in front of Layer.add_weight and remembers what made each weight."""

    def __init__(self, with_digests):
        self.with_digests = with_digests
        # id -> (variable, layer, initializer, digest); holding the variable keeps its id from being used again
        self.made = {}
        self.add_weight = keras.layers.Layer.add_weight

    def install(self):
        recorder = self

        def add_weight(layer, *args, **options):
            args = list(args)
            given = args[1] if len(args) > 1 else options.get("initializer")
            initializer = recorder.resolve(layer, given, args, options)
            if len(args) > 1:
                args[1] = initializer
            else:
                options["initializer"] = initializer
            variable = recorder.add_weight(layer, *args, **options)
            recorder.made[id(variable)] = (variable, layer, initializer, recorder.digest(variable))
            return variable

        keras.layers.Layer.add_weight = add_weight

    @staticmethod
    def resolve(layer, given, args, options):
        """The object that Keras would make of a name, a configuration, a class or nothing, made here so that it can be
        asked for its seed. It draws its seed at the same point as Keras's own would."""
        if given is None:
            dtype = args[2] if len(args) > 2 else options.get("dtype")
            dtype = layer.variable_dtype if dtype is None else keras.backend.standardize_dtype(dtype)
            given = "glorot_uniform" if "float" in dtype else "zeros"
        if isinstance(given, (str, dict, type)):
            return keras.initializers.get(given)
        return given

    def digest(self, variable):
        return digest_of(variable) if self.with_digests else None


def digest_of(variable):
    """SHA-256 of a variable's elements, little-endian; None for a type that NumPy lacks."""
    array = keras.ops.convert_to_numpy(variable)
    if str(array.dtype) != str(variable.dtype):
        return None
    if sys.byteorder == "big":
        array = array.byteswap()
    return hashlib.sha256(array.tobytes()).hexdigest()


def is_unit_forget_bias(layer, initializer):
    """Whether it is the function inside the cells of LSTM and ConvLSTM: bias_initializer for every gate, but ones for the
    forget gate. Only of an initializer that draws nothing are the gates' parts the same as alone."""
    return (getattr(layer, "unit_forget_bias", False)
            and is_of_keras(layer)
            and getattr(initializer, "__qualname__", "").endswith("Cell.build.<locals>.bias_initializer")
            and isinstance(layer.bias_initializer, keras.initializers.Initializer)
            and not hasattr(layer.bias_initializer, "seed"))


def is_of_keras(thing):
    return type(thing).__module__.split(".")[0] == keras.initializers.Initializer.__module__.split(".")[0]


def describe(layer, initializer):
    """An initializer's configuration with the seed it really has, or None and the reason why there is none."""
    if initializer is None:
        return None, "not made by add_weight"
    if is_unit_forget_bias(layer, initializer):
        gate, reason = describe(layer, layer.bias_initializer)
        if gate is None:
            return None, reason
        ones = keras.initializers.serialize(keras.initializers.get("ones"))
        parts = [gate, ones, gate, gate]  # the gates i, f, c, o
        return {"module": "Initializers", "class_name": "Blocks", "config": {"axis": 0, "parts": parts},
                "registered_name": "Initializers>Blocks"}, None
    if not isinstance(initializer, keras.initializers.Initializer):
        name = getattr(initializer, "__qualname__", type(initializer).__name__)
        return None, "made by the function " + name
    if not is_of_keras(initializer):
        return None, "made by a class that is not Keras's: " + type(initializer).__qualname__
    config = keras.initializers.serialize(initializer)
    if hasattr(initializer, "seed"):
        if not isinstance(initializer.seed, int):
            return None, "its seed is a SeedGenerator, which moved on with every weight it made"
        config["config"]["seed"] = initializer.seed
    if config["class_name"] == "Identity":
        config["config"]["gain"] = initializer.gain  # Keras does not write it
    return config, None


def load(model):
    if model.endswith(".keras"):
        return keras.saving.load_model(model, compile=False)
    module, _, function = model.partition(":")
    if not function:
        sys.exit("model must be a .keras file or package.module:function; received " + model)
    sys.path.insert(0, os.getcwd())
    return getattr(importlib.import_module(module), function)()


def comes_in_order(weights, seed):
    """Whether the seeds that Keras drew are in the order of the weights; None if none was drawn after --seed."""
    if seed is None:
        return None
    draws = random.Random(seed)
    place = {draws.randint(1, 10**9): i for i in range(10 * len(weights) + 100)}
    seeds = [weight["initializer"]["config"].get("seed") for weight in weights]
    places = [place[drawn] for drawn in seeds if drawn in place]
    return places == sorted(places) if places else None


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="package.module:function, or a .keras file")
    parser.add_argument("--seed", type=int, help="calls keras.utils.set_random_seed first")
    parser.add_argument("--out", default="model.plan.json", help="the plan")
    parser.add_argument("--digests", help="the digests; if not given, none are computed")
    options = parser.parse_args()

    recorder = Recorder(options.digests is not None)
    recorder.install()
    if options.seed is not None:
        keras.utils.set_random_seed(options.seed)
    model = load(options.model)

    backend = keras.backend.backend()
    weights, left_out, digests, seen = [], [], [], {}
    for variable in model.weights:
        seen[variable.path] = seen.get(variable.path, 0) + 1
        again = "" if seen[variable.path] == 1 else "#%d" % seen[variable.path]
        weight = {
            "name": variable.path + again,
            "shape": [int(size) for size in variable.shape],
            "dtype": str(variable.dtype),
            "trainable": bool(variable.trainable),
        }
        _, layer, initializer, digest = recorder.made.get(id(variable), (None,) * 4)
        config, reason = describe(layer, initializer)
        if config is None:
            left_out.append({**weight, "reason": reason})
            continue
        weights.append({**weight, "initializer": config})
        if options.digests:
            digests.append({
                "name": weight["name"],
                backend + "_sha256": None if config["class_name"] in WITHOUT_DIGEST else digest,
                "in_file": digest == digest_of(variable),
            })

    write(options.out, {
        "schema": "initializer-plan/2",
        "model": model.name,
        "provenance": "Keras %s on %s, %s" % (keras.__version__, backend, options.model),
        "backend": backend,
        "set_random_seed": options.seed,
        "seeds_follow_weight_order": comes_in_order(weights, options.seed),
        "parameters": int(model.count_params()),
        "weights": weights,
        "left_out": left_out,
    })
    print("%s: %d weights, %d left out" % (options.out, len(weights), len(left_out)))
    if options.digests:
        write(options.digests, {"schema": "initializer-digests/1", "model": model.name, "weights": digests})
        moved = sum(not digest["in_file"] for digest in digests)
        print("%s: %d digests, %d weights no longer at their first value" % (options.digests, len(digests), moved))


def write(path, content):
    """A line for each weight, as people read it."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list):
            value = "[%s\n]" % ",".join("\n" + json.dumps(item) for item in value)
        else:
            value = json.dumps(value)
        lines.append("%s: %s" % (json.dumps(key), value))
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n%s\n}\n" % ",\n".join(lines))


if __name__ == "__main__":
    main()
