// What a user of F# does: shapes from arrays, elements by index, destinations of any rank.

open System
open Initializers
open Initializers.Tensors

let check condition what =
    if not condition then
        failwith $"The packed library gives F# a wrong {what}."

let shape = Shape [| 784L; 256L |]
check (shape = Shape [| 784; 256 |] && shape[0] = 784L) "shape"

let initializer = GlorotUniform(seed = Seed(42L))
let kernel = initializer.Initialize shape
let buffer = Array.zeroCreate<float32> (784 * 256)
initializer.Fill(Shape [| 784L; 256L |], Span buffer)
check (kernel.[3L, 5L] = buffer[3 * 256 + 5]) "element"
kernel.[3L, 5L] <- 1f
check (kernel.Span[3 * 256 + 5] = 1f) "element that was set"

let matrix = Array2D.zeroCreate<float32> 784 256
initializer.Fill(matrix :> Array)
check (matrix[3, 5] = buffer[3 * 256 + 5]) "array"
check (kernel.Transpose().[5L, 3L] = 1f) "transpose"
printfn $"F# consumer: {kernel.Length} weights"
