"""How an HTML document looks, on a screen and on A4; dark where the reader's screen is."""

STYLE = """
:root { --ink: #1a1a1a; --quiet: #55585c; --line: #c9ccd1; --paper: #fff; --shade: #f3f4f6;
  --mark: #fff3c4; --mark-line: #8a6100; --draft: #a3150f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e6; --quiet: #b4b8be; --line: #4a4e55;
  --paper: #16181b; --shade: #22252a; --mark: #3a3010; --mark-line: #e3b341; --draft: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Arial, Helvetica, "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem;
  border-top: 2px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul { margin: 0 0 .75rem; } ul { padding-left: 1.25rem; } li { margin-bottom: .25rem; }
p, li, dd, td, tbody th, h1, h2, h3, h4 { overflow-wrap: anywhere; }
dl { margin: 0 0 1rem; display: grid; grid-template-columns: 11rem 1fr; gap: .35rem 1rem; }
dt { color: var(--quiet); overflow-wrap: break-word; } dd { margin: 0; }
dd p { margin: 0 0 .5rem; } dd p:last-child { margin: 0; }
.wide { overflow-x: auto; margin: 0 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
  border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--ink); } tbody th { font-weight: normal; }
.figure { text-align: right; white-space: nowrap; padding-left: .75rem; }
thead .figure { white-space: normal; }
.figure + :not(.figure) { padding-left: .5rem; }
.place { background: var(--mark); border-left: 4px solid var(--mark-line); padding: .6rem .8rem; }
.banner { margin: 0; padding: .6rem 1.25rem; text-align: center; font-weight: bold; color: var(--paper);
  background: var(--draft); }
.watermark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center;
  font-size: 22vmin; font-weight: bold; color: var(--draft); opacity: .09; transform: rotate(-32deg);
  pointer-events: none; }
@media (max-width: 40rem) { dl { display: block; } dt { margin-top: .5rem; } dd { margin: 0 0 .5rem; } }
@media print { @page { size: A4; margin: 20mm 18mm; }
  :root { --ink: #000; --quiet: #333; --line: #999; --paper: #fff; --shade: #fff; --mark: #fff;
    --mark-line: #000; --draft: #000; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; }
  h2, h3, h4, caption { break-after: avoid; } tr, li { break-inside: avoid; } dt { break-after: avoid; }
  thead { display: table-header-group; } .banner { color: #000; border: 2px solid #000; } }
"""
