// Figures of a shared machine drift, so each round measures the references too and what counts are ratios within a round.
import os from 'node:os';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export class Report {
  rows = new Map();

  note(name, result) { this.rows.set(name, [...(this.rows.get(name) ?? []), result]); }

  print(title) {
    console.log(`\n${title}; ${os.cpus().length} cores shared by client, nginx, server and database\n`);
    console.log('what                                     a second      p50 ms      p99 ms   refused');
    for (const [name, results] of this.rows) {
      const figure = (key, digits) => median(results.map((row) => row[key])).toFixed(digits).padStart(11);
      console.log(`${name.padEnd(37)} ${figure('rate', 0)} ${figure('p50', 1)} ${figure('p99', 1)} ${String(results.reduce((sum, row) => sum + row.bad, 0)).padStart(9)}`);
    }
    console.log('');
  }

  ratio(name, reference, key = 'rate') {
    const ratios = this.rows.get(name).map((row, i) => row[key] / this.rows.get(reference)[i][key]);
    console.log(`${name} / ${reference}${key === 'rate' ? '' : `, ${key}`}: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`);
  }
}
