// The page is complete without this script; it draws the charts, filters the findings and copies tables.
'use strict';
(() => {
  const ink = 'var(--accent)', quiet = 'var(--quiet)', rule = 'var(--rule)';
  // unexplained is grey, because it accuses nobody
  const verdictInk = { explained: ink, conflicted: 'var(--warn)', unexplained: 'var(--neutral)', unresolved: rule };
  const whole = d3.format(',');
  const short = n => (n < 1e4 ? whole(n) : d3.format('.3~s')(n).replace('G', 'B'));

  // One drawing per figure: (numbers, width in pixels) -> SVG element. Colors are the page's own, so
  // that light, dark and print need no second drawing.
  const drawings = {
    hours(data, width) {
      const most = d3.max(data, d => d.accesses);
      return Plot.plot({
        width, height: 250, marginLeft: 40, marginBottom: 34, padding: 0.04,
        x: { domain: d3.range(24), label: 'hour of the day', labelAnchor: 'center', labelArrow: 'none', tickFormat: h => (h % (width < 560 ? 6 : 3) ? '' : `${h}:00`), tickSize: 0 },
        y: { domain: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], label: null, tickSize: 0 },
        marks: [
          Plot.cell(data, { x: 'hour', y: 'weekday', fill: rule, fillOpacity: 0.35 }),
          Plot.cell(data, { x: 'hour', y: 'weekday', fill: ink, fillOpacity: d => d.accesses / most, title: d => `${d.weekday} ${d.hour}:00: ${whole(d.accesses)} accesses` }),
        ],
      });
    },
    days(data, width) {
      const every = Math.ceil(data.length / Math.max(2, Math.floor((width - 60) / 100)));
      return Plot.plot({
        width, height: 250, marginLeft: 48, marginRight: 34, marginBottom: 34,
        x: { domain: data.map(d => d.period), label: null, tickSize: 0, tickFormat: (p, i) => (i % every ? '' : p) },
        y: { label: 'accesses', labelArrow: 'none', ticks: 4, tickFormat: short, grid: true, tickSize: 0 },
        marks: [
          Plot.barY(data, { x: 'period', y: 'accesses', fill: ink, title: d => `${d.period}: ${whole(d.accesses)} accesses` }),
          Plot.ruleY([0]),
        ],
      });
    },
    reasons(data, width) {
      return bars(data, width, 'label', d => `${d.share}  (${short(d.accesses)})`, 130);
    },
    verdicts(data, width) {
      return bars(data, width, 'label', d => `${d.share}  (${short(d.accesses)})`, 130, undefined, d => verdictInk[d.verdict]);
    },
    'verdicts-by-unit'(data, width) {
      const pieces = data.flatMap(d => {
        let from = 0;
        return d.verdicts.map(v => ({ ...v, place: d.place, from, to: (from += v.accesses / d.accesses) }));
      });
      const left = Math.min(260, width * 0.42);
      const box = document.createElement('div');
      const legend = document.createElement('p');
      legend.className = 'legend';
      for (const { verdict, label } of data[0].verdicts) {
        const entry = document.createElement('span'), swatch = document.createElement('i');
        swatch.className = verdict;
        entry.append(swatch, label);
        legend.append(entry);
      }
      box.append(legend, Plot.plot({
        width, height: data.length * 24 + 34, marginLeft: left, marginRight: 56, marginTop: 4, marginBottom: 28,
        x: { domain: [0, 1], label: null, ticks: width < 560 ? 2 : 4, tickFormat: v => `${v * 100} %`, tickSize: 3 },
        y: { domain: data.map(d => d.place), label: null, tickSize: 0, tickFormat: place => fit(place, left / 7.4) },
        marks: [
          Plot.barX(pieces, { x1: 'from', x2: 'to', y: 'place', fill: d => verdictInk[d.verdict], insetTop: 3, insetBottom: 3, title: d => `${d.place}: ${whole(d.accesses)} ${d.label}` }),
          Plot.text(data, { x: 1, y: 'place', text: d => short(d.accesses), textAnchor: 'start', dx: 6, fill: 'currentColor' }),
        ],
      }));
      return box;
    },
    'top-reasons'(data, width) {
      return bars(data, width, 'place', d => short(d.accesses), Math.min(300, width * 0.5), d => d.reason);
    },
    spread(data, width) {
      // a small multiple per measure, because a share and a count have no common scale
      const box = document.createElement('div');
      for (const one of data) {
        box.append(Plot.plot({
          width, height: 78, marginLeft: 22, marginRight: 28, marginTop: 28, marginBottom: 20,
          x: { domain: [0, d3.max(one.points, d => d.value)], label: null, ticks: width < 560 ? 3 : 6, tickFormat: one.share ? v => `${d3.format('.3~')(v * 100)} %` : short, tickSize: 3 },
          y: { axis: null },
          marks: [
            Plot.ruleY([0], { stroke: rule }),
            Plot.tickX(one.points, { x: 'value', stroke: ink, strokeOpacity: 0.45, strokeWidth: 1.5, insetTop: 5, insetBottom: 3, title: 'user' }),
            Plot.tickX([one.median], { stroke: 'var(--ink)', strokeWidth: 2.5 }),
            Plot.text([one.measure], { frameAnchor: 'top-left', dy: -22, dx: -22, fontWeight: 600, text: d => d, fill: 'currentColor' }),
          ],
        }));
      }
      return box;
    },
    risks(data, width) {
      const most = d3.max(data, d => d.accesses);
      const narrow = width < 560;
      return Plot.plot({
        width, height: 270, marginLeft: 48, marginTop: 34, marginBottom: 40,
        x: { domain: data.map(d => d.step), label: narrow ? 'risk up to' : 'risk', labelAnchor: 'center', labelArrow: 'none', tickSize: 0, tickFormat: (step, i) => (narrow ? (step / 10).toFixed(step % 10 ? 1 : 0) : data[i].label) },
        y: { type: 'symlog', constant: 1, domain: [0, most * 2], label: 'accesses (logarithmic)', labelArrow: 'none', ticks: decades(most), tickFormat: short, grid: true, tickSize: 0 },
        marks: [
          Plot.barY(data, { x: 'step', y: 'accesses', fill: d => (d.step > 8 ? 'var(--warn)' : ink), title: d => `${d.label}: ${whole(d.accesses)} accesses` }),
          narrow ? null : Plot.text(data, { x: 'step', y: 'accesses', text: d => short(d.accesses), dy: -7, fill: 'currentColor' }),
          Plot.ruleY([0]),
        ],
      });
    },
  };

  function bars(data, width, key, text, marginLeft, label = d => d[key], fill = () => ink) {
    const names = new Map(data.map(d => [d[key], label(d)]));
    return Plot.plot({
      width, height: data.length * 24 + 12, marginLeft, marginRight: 110, marginTop: 4, marginBottom: 4,
      x: { axis: null },
      y: { domain: data.map(d => d[key]), label: null, tickSize: 0, tickFormat: k => fit(names.get(k), marginLeft / 7.4) },
      marks: [
        Plot.barX(data, { x: 'accesses', y: key, fill, insetTop: 3, insetBottom: 3, title: d => `${label(d)}: ${whole(d.accesses)} accesses` }),
        Plot.text(data, { x: 'accesses', y: key, text, textAnchor: 'start', dx: 6, fill: 'currentColor' }),
      ],
    });
  }

  const fit = (text, letters) => (text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`);
  const decades = most => d3.range(0, Math.floor(Math.log10(Math.max(10, most))) + 1).map(n => 10 ** n);

  function draw() {
    for (const place of document.querySelectorAll('.plot')) {
      const name = place.dataset.figure;
      const width = Math.min(760, place.clientWidth);
      if (!drawings[name] || !width || place.drawn === width) continue;
      place.drawn = width;
      const numbers = JSON.parse(document.getElementById(`data-${name}`).textContent);
      const picture = drawings[name](numbers, width);
      for (const svg of picture.matches('svg') ? [picture] : picture.querySelectorAll('svg')) svg.setAttribute('aria-hidden', 'true');
      place.replaceChildren(picture);
    }
  }

  function filterFindings() {
    const form = document.getElementById('filter');
    if (!form) return;
    const text = document.getElementById('filter-text'), kind = document.getElementById('filter-kind');
    const count = document.getElementById('filter-count');
    const findings = [...document.querySelectorAll('.finding')].map(element => ({ element, kind: element.dataset.kind, words: element.textContent.toLowerCase() }));
    const apply = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const finding of findings) {
        const fits = (!kind.value || finding.kind === kind.value) && words.every(word => finding.words.includes(word));
        finding.element.hidden = !fits;
        if (fits) shown++;
      }
      count.textContent = `${whole(shown)} of ${whole(findings.length)} shown`;
    };
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    text.addEventListener('input', apply);
    kind.addEventListener('change', apply);
    document.getElementById('open-all').addEventListener('click', event => {
      const open = event.target.textContent.startsWith('Open');
      for (const finding of findings) if (!finding.element.hidden) finding.element.open = open;
      event.target.textContent = open ? 'Close all shown' : 'Open all shown';
    });
    apply();
  }

  function copyTables() {
    for (const button of document.querySelectorAll('.copy')) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const rows = [...document.getElementById(button.dataset.table).rows];
        const cell = c => c.textContent.replace(/\s+/g, ' ').trim();
        await navigator.clipboard.writeText(rows.map(row => [...row.cells].map(cell).join('\t')).join('\n'));
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy this table'; }, 2000);
      });
    }
  }

  // A link into a closed finding or account opens it.
  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  }

  for (const table of document.querySelectorAll('details.data')) table.open = false; // open without script
  draw();
  filterFindings();
  copyTables();
  openTarget();
  addEventListener('hashchange', openTarget);
  let waiting;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
})();
