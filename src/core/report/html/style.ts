/** The page's only style sheet. Colours carry a contrast of at least 4.5:1 for text in both schemes. */
export const STYLE = `
:root{color-scheme:light dark;
--paper:#f7f6f2;--sheet:#ffffff;--ink:#1d2129;--soft:#5b6270;--line:#e2dfd6;--clip:#0f6b63;--clip-soft:#bfe0da;--pre:#8a4b0f;--pre-soft:#f0d3b0;
--error:#a8201a;--warning:#8a5a00;--info:#3d5a80;--shade:15,107,99;--wrong:138,75,15;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--serif:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"DejaVu Serif",serif}
@media (prefers-color-scheme:dark){:root{
--paper:#121419;--sheet:#1a1d24;--ink:#e9e7e1;--soft:#a3a9b5;--line:#2c313b;--clip:#6fd3c5;--clip-soft:#1f4a46;--pre:#f0b070;--pre-soft:#54391d;
--error:#ff9a8f;--warning:#f0c060;--info:#9fc0ea;--shade:111,211,197;--wrong:240,176,112}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);font-variant-numeric:tabular-nums}
header,main,footer{max-width:1160px;margin:0 auto;padding:0 28px}
header{padding-top:44px;padding-bottom:28px}
.brand{display:flex;align-items:center;gap:8px;margin:0 0 18px;color:var(--soft);font-size:14px;font-weight:600;letter-spacing:.02em}
.brand svg{width:20px;height:20px;fill:none;stroke:var(--clip);stroke-width:2;stroke-linecap:round}
h1{margin:0 0 14px;font:500 clamp(30px,4.6vw,46px)/1.12 var(--serif);letter-spacing:-.012em;text-wrap:balance}
h2{margin:0 0 16px;font:500 25px/1.25 var(--serif);letter-spacing:-.005em}
h3{margin:0;font-size:16px;line-height:1.4}
.facts{display:flex;flex-wrap:wrap;gap:4px 0;margin:0;color:var(--soft);font-size:15px}
.facts>*{overflow-wrap:anywhere}
.facts>:not(:last-child)::after{content:"·";margin:0 9px;color:var(--soft);font-weight:400}
.facts b{color:var(--ink)}
.remark{margin:20px 0 0;padding:2px 0 2px 18px;border-left:3px solid var(--warning);max-width:88ch;text-wrap:pretty}
section{margin:56px 0 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:24px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:0 48px}
.note{margin:-8px 0 16px;color:var(--soft);font-size:14.5px;max-width:75ch}
.card{padding:26px 28px 22px;background:var(--sheet);border:1px solid var(--line);border-radius:14px}
.card.clip{--tone:var(--clip);--tint:var(--clip-soft)}
.card.preclip{--tone:var(--pre);--tint:var(--pre-soft)}
.card h3{color:var(--tone);font-size:17px}
.how{margin:2px 0 0;color:var(--soft);font-size:14.5px}
.number{margin:18px 0 0;font:500 clamp(56px,8vw,80px)/1 var(--serif);letter-spacing:-.03em;font-variant-numeric:lining-nums tabular-nums}
.hits{margin:8px 0 14px;font-size:16px}
.card dl{display:grid;grid-template-columns:1fr auto;gap:3px 16px;margin:12px 0 0;font-size:14.5px}
.card dt{color:var(--soft)}
.card dd{margin:0;font-weight:600;text-align:right;white-space:nowrap}
.sw{display:inline-block;vertical-align:middle;margin:-2px 9px 0 0;width:16px}
.sw.band{height:9px;border-radius:5px;background:var(--tint)}
.sw.tick{height:14px;background:linear-gradient(var(--soft),var(--soft)) center/2px 100% no-repeat}
.scalebar{display:block;width:100%;max-width:520px;overflow:visible}
.scalebar text{font-size:12px;fill:var(--soft)}
.axis{stroke:var(--line);stroke-width:2;fill:none}
.scalebar .band{fill:var(--tint)}
.scalebar .tick{stroke:var(--soft);stroke-width:2}
.scalebar .value{fill:var(--tone);stroke:var(--sheet);stroke-width:3}
.heat{margin:0;min-width:0}
.heat figcaption{margin:0 0 8px;font-size:15px}
.heat figcaption span{color:var(--soft);margin-left:6px}
.heat svg{display:block;width:100%;height:auto}
.heat text{font-size:13px;fill:var(--soft)}
.heat text.file{font-size:12.5px}
.heat rect{shape-rendering:crispEdges}
.heat rect:hover{stroke:var(--ink);stroke-width:2}
.picture{image-rendering:pixelated}
.cut{stroke:var(--paper);stroke-width:2;fill:none}
circle.hit{fill:#fff;stroke:#111;stroke-width:1.2;pointer-events:none}
circle.miss{fill:#0009;stroke:#fff;stroke-width:1.8;pointer-events:none}
.legend{display:flex;flex-wrap:wrap;align-items:center;gap:8px 26px;margin:18px 0 0;color:var(--soft);font-size:14px}
.legend+.note{margin:8px 0 0}
.scale{display:flex;flex-wrap:wrap;align-items:center;gap:6px 9px}
.scale i{width:180px;height:12px;border-radius:6px}
.key{display:inline-flex;align-items:center;gap:8px}
.dot{width:16px;height:16px;flex:none;border-radius:4px;background:#31688e;display:inline-grid;place-items:center}
.dot::before{content:"";width:8px;height:8px;border-radius:50%;border:1.6px solid #fff}
.dot::before{background:#0009}
.dot.hit::before{background:#fff}
.points{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:20px 24px}
.points>div{padding:2px 0 2px 18px;border-left:3px solid var(--line)}
.points>.clip{border-color:var(--clip)}
.points>.preclip{border-color:var(--pre)}
.points>.both{grid-column:1/-1}
.points p{margin:4px 0 0;max-width:70ch;text-wrap:pretty}
table{border-collapse:collapse;width:100%;font-size:15px}
th,td{padding:9px 14px 9px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
tbody th{font-weight:400}
thead th{color:var(--soft);font-size:13.5px;font-weight:600;vertical-align:bottom;border-bottom-width:2px}
small{color:var(--soft);font-size:13.5px}
.figures td,.figures thead th+th,.figure,.worst thead th:nth-child(n+4){text-align:right;white-space:nowrap}
.figures th{padding-right:10px}
.figures td:last-child,.figures th:last-child{padding-right:0}
.quiet{color:var(--soft)}
.worst th b,.worst th small,.worst td small{display:block}
.worst th img{display:block;border-radius:6px;margin-bottom:6px;object-fit:cover}
.worst th[scope=row]{width:23%}
.worst td:nth-child(2),.worst td:nth-child(3){width:31%}
.worst .figure{padding-right:0;padding-left:10px}
q{quotes:"“" "”"}
.worst td .cosine{display:inline;margin-left:4px;font-weight:600;white-space:nowrap}
.scroll{overflow-x:auto}
.confusion{min-width:0}
.confusion h3{margin-bottom:8px}
.confusion table{width:auto;min-width:60%;font-size:14px}
.confusion th,.confusion td{padding:7px 10px;border:0}
.confusion tbody th{padding-left:0;color:var(--soft);white-space:nowrap}
.confusion thead th{border:0;font-weight:400;text-align:center;font-size:13px;max-width:9em}
.confusion tbody td{text-align:center;min-width:44px;border:2px solid var(--paper);border-radius:6px}
.confusion td.right{background:rgba(var(--shade),calc(var(--share)*.42 + .05));font-weight:600}
.confusion td.wrong{background:rgba(var(--wrong),calc(var(--share)*.42))}
.confusion .note{margin:10px 0 0}
.histogram{display:block;width:100%;height:auto;max-width:560px}
.histogram text{font-size:13px;fill:var(--soft)}
.histogram .bar{fill:var(--pre-soft)}
.histogram .bar.mine{fill:var(--pre)}
.histogram text.mine{fill:var(--pre);font-weight:600}
.listing .figure{text-align:right;width:4em;padding-right:18px}
.listing th[scope=row]{width:30%}
.problems{list-style:none;margin:0;padding:0;font-size:15px}
.problems li{display:grid;grid-template-columns:92px 1fr;gap:0 12px;padding:9px 0;border-bottom:1px solid var(--line)}
.problems b{font-size:13.5px}
.problems span{overflow-wrap:anywhere}
.problems small{margin-right:6px}
.error b{color:var(--error)}.warning b{color:var(--warning)}.info b{color:var(--info)}
.run,.glossary{margin:0}
.run{display:grid;grid-template-columns:92px 1fr;gap:8px 12px;font-size:15px}
.run dt{color:var(--soft)}
.run dd{margin:0;overflow-wrap:anywhere}
.glossary{columns:2 420px;column-gap:48px;font-size:15px}
.glossary div{break-inside:avoid;margin:0 0 14px}
.glossary dt{font-weight:600}
.glossary dd{margin:0;color:var(--soft)}
footer{margin-top:64px;padding-top:20px;padding-bottom:40px;color:var(--soft);font-size:14px}
footer::before{content:"";display:block;border-top:1px solid var(--line);margin-bottom:20px}
@media (max-width:640px){
header,main,footer{padding-left:18px;padding-right:18px}
header{padding-top:28px}
section{margin-top:44px}
.card{padding:20px 18px 18px}
.heat text{font-size:17px}
.heat text.file{display:none}
.heat{overflow:hidden}
.heat svg.named{width:128%;margin-left:-28%}
.worst thead{display:none}
.worst,.worst tbody,.worst tr,.worst th,.worst td{display:block;width:auto!important;border:0;padding:0}
.worst tr{padding:14px 0;border-bottom:1px solid var(--line)}
.worst td{margin-top:8px}
.worst td[data-label]::before{content:attr(data-label);display:block;color:var(--soft);font-size:13px}
.worst td.figure{display:inline-block;padding:0;text-align:left;margin-right:28px}
.listing .figure{width:auto}
.problems li,.run{grid-template-columns:1fr}
.run dd+dt{margin-top:6px}
}
@media print{body{background:#fff}section{break-inside:avoid-page}}
`;
