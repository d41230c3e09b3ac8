namespace Initializers.PyTorch;

/// <content>Recurrent layers and cells.</content>
public sealed partial class Modules<T>
{
    /// <summary>A simple recurrent network of one or more layers.</summary>
    /// <param name="inputSize">The inputs of the first layer.</param>
    /// <param name="hiddenSize">The size of the state.</param>
    /// <param name="numLayers">The number of layers.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <param name="bidirectional">Whether each layer reads in both directions.</param>
    /// <returns>
    /// For each layer, for each direction, with <c>_reverse</c> after the names of the second: <c>weight_ih_l0 (h, in)</c>,
    /// <c>weight_hh_l0 (h, h)</c>, <c>bias_ih_l0 (h,)</c>, <c>bias_hh_l0 (h,)</c>. Later layers have as many inputs as the
    /// one before has outputs.
    /// </returns>
    /// <remarks>
    /// All uniform on <c>[-1/sqrt(h), 1/sqrt(h))</c>, in this order. <b>PyTorch.</b> <c>torch.nn.RNN</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The inputs are negative, or the size of the state or the number of layers is not positive.
    /// </exception>
    public StateDict<T> RNN(
        long inputSize, long hiddenSize, int numLayers = 1, bool bias = true, bool bidirectional = false) =>
        Recurrent(1, inputSize, hiddenSize, numLayers, bias, bidirectional, projSize: 0);

    /// <summary>A network of gated recurrent units: as <see cref="RNN"/>, with <c>3 h</c> rows in each.</summary>
    /// <param name="inputSize">The inputs of the first layer.</param>
    /// <param name="hiddenSize">The size of the state.</param>
    /// <param name="numLayers">The number of layers.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <param name="bidirectional">Whether each layer reads in both directions.</param>
    /// <returns>The weights; see <see cref="RNN"/>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.GRU</c>.</remarks>
    /// <inheritdoc cref="RNN" path="/exception"/>
    public StateDict<T> GRU(
        long inputSize, long hiddenSize, int numLayers = 1, bool bias = true, bool bidirectional = false) =>
        Recurrent(3, inputSize, hiddenSize, numLayers, bias, bidirectional, projSize: 0);

    /// <summary>A long short-term memory: as <see cref="RNN"/>, with <c>4 h</c> rows in each.</summary>
    /// <param name="inputSize">The inputs of the first layer.</param>
    /// <param name="hiddenSize">The size of the state.</param>
    /// <param name="numLayers">The number of layers.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <param name="bidirectional">Whether each layer reads in both directions.</param>
    /// <param name="projSize">
    /// The size p of a projection of the outputs, less than that of the state; 0 for none. With one,
    /// <c>weight_hh_l0</c> has p columns and <c>weight_hr_l0 (p, h)</c> follows the biases.
    /// </param>
    /// <returns>The weights; see <see cref="RNN"/>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.LSTM</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The inputs are negative, the size of the state or the number of layers is not positive, or the projection is
    /// negative or not less than the state.
    /// </exception>
    public StateDict<T> LSTM(
        long inputSize,
        long hiddenSize,
        int numLayers = 1,
        bool bias = true,
        bool bidirectional = false,
        long projSize = 0)
    {
        RequirePositive(hiddenSize, nameof(hiddenSize));
        Require(
            projSize,
            nameof(projSize),
            projSize >= 0 && projSize < hiddenSize,
            FormattableString.Invariant($"0 or more and less than hiddenSize, {hiddenSize}"));
        return Recurrent(4, inputSize, hiddenSize, numLayers, bias, bidirectional, projSize);
    }

    /// <summary>One step of a simple recurrent network.</summary>
    /// <param name="inputSize">The inputs.</param>
    /// <param name="hiddenSize">The size h of the state.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns>
    /// <c>weight_ih (h, in)</c>, <c>weight_hh (h, h)</c>, <c>bias_ih (h,)</c>, <c>bias_hh (h,)</c>.
    /// </returns>
    /// <remarks>
    /// All uniform on <c>[-1/sqrt(h), 1/sqrt(h))</c>, in this order. <b>PyTorch.</b> <c>torch.nn.RNNCell</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public StateDict<T> RNNCell(long inputSize, long hiddenSize, bool bias = true) =>
        Cell(1, inputSize, hiddenSize, bias);

    /// <summary>One step of a gated recurrent unit: as <see cref="RNNCell"/>, with <c>3 h</c> rows in each.</summary>
    /// <param name="inputSize">The inputs.</param>
    /// <param name="hiddenSize">The size of the state.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns>The weights; see <see cref="RNNCell"/>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.GRUCell</c>.</remarks>
    /// <inheritdoc cref="RNNCell" path="/exception"/>
    public StateDict<T> GRUCell(long inputSize, long hiddenSize, bool bias = true) =>
        Cell(3, inputSize, hiddenSize, bias);

    /// <summary>One step of a long short-term memory: as <see cref="RNNCell"/>, with <c>4 h</c> rows in each.</summary>
    /// <param name="inputSize">The inputs.</param>
    /// <param name="hiddenSize">The size of the state.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns>The weights; see <see cref="RNNCell"/>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.LSTMCell</c>.</remarks>
    /// <inheritdoc cref="RNNCell" path="/exception"/>
    public StateDict<T> LSTMCell(long inputSize, long hiddenSize, bool bias = true) =>
        Cell(4, inputSize, hiddenSize, bias);

    private StateDict<T> Recurrent(
        int gates, long inputSize, long hiddenSize, int numLayers, bool bias, bool bidirectional, long projSize)
    {
        RequireNotNegative(inputSize, nameof(inputSize));
        RequirePositive(hiddenSize, nameof(hiddenSize));
        RequirePositive(numLayers, nameof(numLayers));
        long outputSize = projSize > 0 ? projSize : hiddenSize;
        StateDict<T> module = [];
        for (int layer = 0; layer < numLayers; layer++)
        {
            for (int direction = 0; direction < (bidirectional ? 2 : 1); direction++)
            {
                string ending = FormattableString.Invariant($"_l{layer}") + (direction == 0 ? "" : "_reverse");
                long inputs = layer == 0 ? inputSize : outputSize * (bidirectional ? 2 : 1);
                AddGates(module, ending, gates, inputs, hiddenSize, outputSize, bias);
                if (projSize > 0)
                {
                    module["weight_hr" + ending] = WithinRoot(New([projSize, hiddenSize]), hiddenSize);
                }
            }
        }

        return module;
    }

    private StateDict<T> Cell(int gates, long inputSize, long hiddenSize, bool bias)
    {
        RequireNotNegative(inputSize, nameof(inputSize));
        RequireNotNegative(hiddenSize, nameof(hiddenSize));
        StateDict<T> module = [];
        AddGates(module, "", gates, inputSize, hiddenSize, hiddenSize, bias);
        return module;
    }

    private void AddGates(
        StateDict<T> module, string ending, int gates, long inputs, long hiddenSize, long outputSize, bool bias)
    {
        long rows = gates * hiddenSize;
        module["weight_ih" + ending] = WithinRoot(New([rows, inputs]), hiddenSize);
        module["weight_hh" + ending] = WithinRoot(New([rows, outputSize]), hiddenSize);
        if (bias)
        {
            module["bias_ih" + ending] = WithinRoot(New([rows]), hiddenSize);
            module["bias_hh" + ending] = WithinRoot(New([rows]), hiddenSize);
        }
    }
}
