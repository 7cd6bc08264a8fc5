/**
 * The script of a class's page: search, filters and sorting, kept in the page's fragment so that a view can be linked to.
 * It stands in the page as text, so it holds none of the characters that HTML escapes; the policy names its hash.
 */
export const classScript = `'use strict';
(() => {
  const form = document.getElementById('controls');
  if (form === null) return;
  const body = document.querySelector('tbody');
  const rows = [...body.rows];
  const shown = document.getElementById('shown');
  const signs = { passed: 'p', failed: 'f', blocked: 'b', unknown: 'u' };
  const fields = [...form.elements].filter((field) => field.name);
  const cellOf = (row, check) => row.cells[Number(check) + 2];
  const rank = (row, check) => ['f', 'u', 'b', 'p', 'none'].findIndex((name) => cellOf(row, check).classList.contains(name));
  const points = (row) => Number(row.dataset.points);
  const orders = {
    name: (a, b) => a.dataset.name.localeCompare(b.dataset.name),
    lowest: (a, b) => points(a) - points(b),
    highest: (a, b) => points(b) - points(a),
  };
  const orderOf = (sort) => sort in orders ? orders[sort] : (a, b) => rank(a, sort) - rank(b, sort);
  const fits = (row, { q = '', group = '', verdict = '', cause = '' }) => [
    row.dataset.name.includes(q.toLowerCase()),
    group === '' || row.dataset.group === group,
    verdict === '' || row.querySelector('td.' + signs[verdict]) !== null,
    cause === '' || row.dataset.causes.split('\\n').includes(cause),
  ].every(Boolean);
  const valuesOf = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const show = () => {
    const values = valuesOf();
    const chosen = rows.filter((row) => fits(row, values));
    for (const row of rows) row.hidden = !chosen.includes(row);
    body.append(...(values.sort ? rows.toSorted(orderOf(values.sort)) : rows));
    shown.value = shown.dataset.text.replace('{count}', chosen.length).replace('{all}', rows.length);
  };
  const keep = () => {
    const set = fields.filter((field) => field.value !== '');
    const words = set.map((field) => field.name + '=' + encodeURIComponent(field.value));
    history.replaceState(null, '', words.length === 0 ? location.pathname + location.search : '#' + words.join(';'));
    show();
  };
  const read = () => {
    const words = location.hash.slice(1).split(';').filter((word) => word.includes('='));
    if (words.length === 0) return show();
    for (const word of words) {
      const [name, value] = word.split('=');
      const field = fields.find((one) => one.name === name);
      let text = '';
      try { text = decodeURIComponent(value); } catch { continue; }
      if (field) field.value = text;
    }
    show();
  };
  form.addEventListener('input', keep);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of document.querySelectorAll('button[data-sort]'))
    button.addEventListener('click', () => {
      form.elements.sort.value = form.elements.sort.value === button.dataset.sort ? '' : button.dataset.sort;
      keep();
    });
  addEventListener('hashchange', read);
  form.hidden = false;
  read();
})();
`;
