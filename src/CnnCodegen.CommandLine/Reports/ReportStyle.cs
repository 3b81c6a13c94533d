namespace CnnCodegen.CommandLine;

/// <summary>The style sheet of the page.</summary>
internal static class ReportStyle
{
    /// <summary>How many runs of a chart have a colour of their own; further ones begin again.</summary>
    public const int Colours = 6;

    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #fff; --line: #d0d7de; --tint: #0969da;
          --c0: #0969da; --c1: #bc4c00; --c2: #1a7f37; --c3: #8250df; --c4: #bf3989; --c5: #6e5a00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9aa4af; --paper: #0d1117; --line: #3d444d; --tint: #4493f8;
          --c0: #4493f8; --c1: #f0883e; --c2: #3fb950; --c3: #ab7df8; --c4: #f778ba; --c5: #d2b948; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 66rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem; } h2 { margin: 2.5rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; }
        h3 { margin: 1.5rem 0 .3rem; font-size: 1.05rem; } p { margin: .4rem 0; } .quiet, caption { color: var(--quiet); font-size: .9rem; }
        .scroll { overflow-x: auto; margin: .5rem 0; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; } caption { text-align: left; padding-bottom: .3rem; }
        th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; } thead th { vertical-align: bottom; white-space: normal; }
        th[scope=row], .words { text-align: left; } td.words { white-space: normal; overflow-wrap: anywhere; min-width: 5rem; } td.long { min-width: 16rem; }
        .strong { font-weight: 700; } a { color: var(--tint); } .confusion td { background: color-mix(in srgb, var(--tint) calc(var(--share) * 45%), transparent); }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); margin: .5rem 0; gap: 1.2rem 1rem; } figure { margin: 0; } figcaption { color: var(--quiet); font-size: .9rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .9rem; } .legend span::before { content: ""; display: inline-block; width: 1.4rem; margin-right: .4rem; vertical-align: middle; border-top: 3px solid var(--k); }
        svg { display: block; width: 100%; height: auto; } svg text { fill: var(--quiet); font: 12px system-ui, sans-serif; } .grid { stroke: var(--line); stroke-width: 1; } .ideal { stroke: var(--quiet); stroke-dasharray: 4 4; fill: none; }
        .curve { fill: none; stroke: var(--k); stroke-width: 2; stroke-linejoin: round; } .k0 { --k: var(--c0); } .k1 { --k: var(--c1); } .k2 { --k: var(--c2); } .k3 { --k: var(--c3); } .k4 { --k: var(--c4); } .k5 { --k: var(--c5); }
        .cell { fill: var(--tint); stroke: var(--line); } .attention { margin: .5rem 0; }
        .point { fill: var(--tint); } .bar { fill: var(--tint); fill-opacity: .55; } summary { cursor: pointer; } details { margin: .5rem 0; } :focus-visible { outline: 2px solid var(--tint); outline-offset: 2px; }
        @media print { .scroll { overflow: visible; } }
        """;
}
