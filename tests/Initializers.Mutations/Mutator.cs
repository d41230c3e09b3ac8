using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Initializers.Mutations;

/// <summary>Writes every mutant of a file into it, each behind its switch: <c>(Mutants.Is(17) ? a - b : a + b)</c>.</summary>
/// <remarks>
/// The mutated side is always made of the original operands, since only one mutant is on at a time. What the compiler does
/// not take, such as the difference of two strings, is left out in a second pass: <paramref name="dropped"/>.
/// </remarks>
internal sealed class Mutator(string file, IReadOnlySet<int> dropped, Func<int> next) : CSharpSyntaxRewriter
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Swaps = new()
    {
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.LeftShiftExpression] = [SyntaxKind.RightShiftExpression],
        [SyntaxKind.RightShiftExpression] = [SyntaxKind.LeftShiftExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.ExclusiveOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> AssignmentSwaps = new()
    {
        [SyntaxKind.AddAssignmentExpression] = SyntaxKind.SubtractAssignmentExpression,
        [SyntaxKind.SubtractAssignmentExpression] = SyntaxKind.AddAssignmentExpression,
        [SyntaxKind.MultiplyAssignmentExpression] = SyntaxKind.DivideAssignmentExpression,
        [SyntaxKind.DivideAssignmentExpression] = SyntaxKind.MultiplyAssignmentExpression,
        [SyntaxKind.AndAssignmentExpression] = SyntaxKind.OrAssignmentExpression,
        [SyntaxKind.OrAssignmentExpression] = SyntaxKind.AndAssignmentExpression,
    };

    internal List<Mutant> Mutants { get; } = [];

    // A constant cannot depend on a switch, and the texts of exceptions are none of the mutants' business.
    public override SyntaxNode? Visit(SyntaxNode? node) => node switch
    {
        AttributeListSyntax or ThrowExpressionSyntax or InterpolatedStringExpressionSyntax or PatternSyntax
            or SwitchLabelSyntax or ParameterSyntax or EnumMemberDeclarationSyntax or StackAllocArrayCreationExpressionSyntax
            or TypeSyntax and not SimpleNameSyntax => node,
        ThrowStatementSyntax => node,
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => node,
        LocalDeclarationStatementSyntax local when local.IsConst => node,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax name }
            when name.Identifier.Text.EndsWith("Exception", StringComparison.Ordinal) => node,
        _ => base.Visit(node),
    };

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        foreach (SyntaxKind kind in Swaps.GetValueOrDefault(node.Kind(), []))
        {
            visited = Choose(node, SyntaxFactory.BinaryExpression(kind, node.Left, node.Right), visited);
        }

        return visited;
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.Kind() switch
        {
            SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression => Choose(node, node.Operand, visited),
            SyntaxKind.PreIncrementExpression => Choose(
                node, SyntaxFactory.PrefixUnaryExpression(SyntaxKind.PreDecrementExpression, node.Operand), visited),
            _ => visited,
        };
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        bool isIncrement = node.IsKind(SyntaxKind.PostIncrementExpression);
        if (node.Parent is ExpressionStatementSyntax or ForStatementSyntax || !isIncrement)
        {
            return base.VisitPostfixUnaryExpression(node);
        }

        return Choose(node, SyntaxFactory.PostfixUnaryExpression(SyntaxKind.PostDecrementExpression, node.Operand), node);
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => Choose(node, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression), node),
        SyntaxKind.FalseLiteralExpression => Choose(node, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression), node),
        _ => node,
    };

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return visited.WithCondition(Negated(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return visited.WithCondition(Negated(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var visited = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        return node.Expression is null or RefExpressionSyntax or LiteralExpressionSyntax
            ? visited
            : visited.WithExpression(Choose(node.Expression, Default(), visited.Expression!));
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var visited = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        return node.Expression is RefExpressionSyntax or LiteralExpressionSyntax or ThrowExpressionSyntax
            or AssignmentExpressionSyntax
            ? visited
            : visited.WithExpression(Choose(node.Expression, Default(), visited.Expression));
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        return node.Expression is LiteralExpressionSyntax or ThrowExpressionSyntax
            ? visited
            : visited.WithExpression(Choose(node.Expression, Default(), visited.Expression));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        StatementSyntax result = visited;
        if (node.Expression is AssignmentExpressionSyntax assignment
            && AssignmentSwaps.TryGetValue(assignment.Kind(), out SyntaxKind swap))
        {
            ExpressionSyntax other = SyntaxFactory.AssignmentExpression(swap, assignment.Left, assignment.Right);
            result = Switch(node, SyntaxFactory.ExpressionStatement(other), result);
        }

        return Switch(node, null, result);
    }

    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node) => Switch(node, null, node);

    private static LiteralExpressionSyntax Default() => SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);

    private static InvocationExpressionSyntax Is(int id) =>
        (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"global::Mutants.Is({id})");

    private static string Text(SyntaxNode? node) => node is null
        ? "nothing"
        : string.Join(' ', node.NormalizeWhitespace().ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private ExpressionSyntax Negated(ExpressionSyntax original, ExpressionSyntax visited) =>
        original is BinaryExpressionSyntax binary && Swaps.ContainsKey(binary.Kind()) || original is PrefixUnaryExpressionSyntax
            ? visited
            : Choose(original, SyntaxFactory.PrefixUnaryExpression(
                SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(original)), visited);

    private ExpressionSyntax Choose(ExpressionSyntax original, ExpressionSyntax mutated, ExpressionSyntax visited)
    {
        int id = next();
        if (dropped.Contains(id) || original.DescendantNodes().Any(node => node is VariableDesignationSyntax))
        {
            return visited;
        }

        Add(id, original, mutated);
        ExpressionSyntax Whole(ExpressionSyntax e) => SyntaxFactory.ParenthesizedExpression(e.WithoutTrivia());
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ConditionalExpression(
            Is(id),
            SyntaxFactory.Token(SyntaxKind.QuestionToken).WithLeadingTrivia(SyntaxFactory.Space),
            mutated is LiteralExpressionSyntax ? mutated : Whole(mutated),
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithLeadingTrivia(SyntaxFactory.Space),
            Whole(visited))).WithTriviaFrom(original);
    }

    private StatementSyntax Switch(StatementSyntax original, StatementSyntax? mutated, StatementSyntax visited)
    {
        int id = next();
        if (dropped.Contains(id))
        {
            return visited;
        }

        Add(id, original, mutated);
        return (mutated is null
            ? SyntaxFactory.IfStatement(
                SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Is(id)), visited)
            : SyntaxFactory.IfStatement(Is(id), mutated, SyntaxFactory.ElseClause(visited))).NormalizeWhitespace()
            .WithTriviaFrom(original);
    }

    private void Add(int id, SyntaxNode original, SyntaxNode? mutated) => Mutants.Add(new(
        id, file, original.GetLocation().GetLineSpan().StartLinePosition.Line + 1, $"{Text(original)}  =>  {Text(mutated)}"));
}
