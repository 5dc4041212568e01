/// The style sheet of report pages.
enum HTMLStyle {
  static let sheet = """
    :root{color-scheme:light dark;--line:#8884}
    *{box-sizing:border-box}
    body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;overflow-wrap:anywhere}
    h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.15rem;margin:0 0 .25rem}
    section{border-top:1px solid var(--line);padding:1.25rem 0}
    .tally,.dim{opacity:.75}.meta{font-size:.85rem;margin:.25rem 0}.answer{font-weight:600;margin:.5rem 0}
    .chip{border:1px solid var(--line);border-radius:.5rem;padding:0 .5rem}
    .chip.passed{border-color:#0072b2}.chip.failed,.chip.error,.chip.unanswered{border-color:#d55e00;border-width:2px}
    .caveat,.refused{border-left:4px solid #d55e00;padding-left:.75rem}
    figure{margin:.75rem 0}.narrow{display:none}
    @media(max-width:38rem){.wide{display:none}.narrow{display:block}}
    figure.course{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem}figure.course svg{width:12rem}
    figcaption{font-size:.9rem;opacity:.8}
    .scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}
    th,td{border-bottom:1px solid var(--line);padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}
    th,td{overflow-wrap:normal}td.num,th.num{text-align:right;white-space:nowrap}
    .expect{list-style:none;padding:0;font-size:.9rem}
    details{margin:.5rem 0}summary{cursor:pointer}
    pre{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;padding:.75rem;font-size:.85rem}
    """
}
