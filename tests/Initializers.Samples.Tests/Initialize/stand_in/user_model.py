"""A user's model with every way of making a weight that keras_plan.py must tell apart."""

import keras


class OwnOnes(keras.Ones):
    """An initializer that is the user's own."""


def forget_gate(shape, dtype):
    return 1


def build():
    model = keras.layers.Layer("net")
    model.add_weight(shape=(3, 4), name="by_default")
    model.add_weight((4,), "zeros", name="by_name")
    model.add_weight(shape=(2,), initializer=keras.Ones, trainable=False, name="by_class")
    model.add_weight(shape=(4, 4), initializer={"class_name": "GlorotUniform", "config": {"seed": 5}}, name="by_config")
    model.add_weight(shape=(3, 3), initializer=keras.Orthogonal(), name="orthogonal")
    model.add_weight(shape=(), dtype="int64", name="count")
    model.add_weight(shape=(2, 2), initializer=keras.Identity(gain=0.5), name="eye")
    model.add_weight(shape=(2,), initializer="ones", name="twice")
    model.add_weight(shape=(3,), initializer="ones", name="twice")
    model.add_weight(shape=(4,), initializer=forget_gate, name="by_function")
    model.add_weight(shape=(4,), initializer=OwnOnes(), name="by_own_class")
    model.add_weight(shape=(4,), initializer=keras.GlorotUniform(keras.SeedGenerator(1)), name="by_generator")
    model.weights.append(keras.Variable(keras.Zeros(), (2,), path="net/by_hand"))
    return model


def build_lstm():
    model = keras.layers.Layer("lstms")
    for cell in (
            keras.LSTMCell("default", 3),
            keras.LSTMCell("ones", 2, "ones"),
            keras.LSTMCell("plain", 2, unit_forget_bias=False),
            keras.LSTMCell("random", 2, keras.GlorotUniform(seed=9))):
        cell.build()
        model.weights.extend(cell.weights)
    return model
