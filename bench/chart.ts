/**
 * Measurements as a picture: each gateway's CPU per request beside ours, on a logarithmic scale, as SVG with text.
 * In: measurements. Out: the SVG's text; colours hold on light and dark pages, and each bar carries its number.
 */
import type { Measurement } from "./measure";

const WIDTH = 860;
const LEFT = 210;
const RIGHT = 130;
const BAR = 15;
const GAP = 4;
const GROUP_GAP = 26;
const OURS = "#1f6feb";
const THEIRS = "#8b949e";
const FLOOR = "#2da44e";

interface Bar {
  readonly label: string;
  readonly ratio: number;
  readonly cpuMs: number;
}

/** Ratios say how many times our CPU a gateway takes: shorter is better. */
export function chart(measurements: readonly Measurement[]): string {
  const groups = [...Map.groupBy(measurements, (one) => one.workload)].map(([workload, all]) => {
    const ours = all.find(({ gateway }) => gateway === "hub")?.cpuMsPerRequest ?? Number.NaN;
    const bars = all.map(({ gateway, cpuMsPerRequest }) => ({
      label: gateway,
      ratio: cpuMsPerRequest / ours,
      cpuMs: cpuMsPerRequest,
    }));
    return { workload, bars };
  });
  const scale = scaleOf(groups.flatMap(({ bars }) => bars));
  let top = 46;
  const parts: string[] = [];
  for (const { workload, bars } of groups) {
    parts.push(text(12, top + BAR, `<tspan font-weight="600">${workload}</tspan>`));
    for (const bar of bars) {
      parts.push(barOf(bar, top, scale));
      top += BAR + GAP;
    }
    top += GROUP_GAP - GAP;
  }
  return frame(top, [gridLine(scale(1), top), ...parts]);
}

function scaleOf(bars: readonly Bar[]): (ratio: number) => number {
  const logs = bars.map(({ ratio }) => Math.log(ratio));
  const [least, most] = [Math.min(...logs) - 0.4, Math.max(...logs)];
  return (ratio) => LEFT + ((Math.log(ratio) - least) / (most - least)) * (WIDTH - LEFT - RIGHT);
}

function barOf({ label, ratio, cpuMs }: Bar, top: number, scale: (ratio: number) => number): string {
  const colour = label.startsWith("hub") ? OURS : label === "floor" ? FLOOR : THEIRS;
  const end = scale(ratio);
  const value = `${ratio.toFixed(ratio < 10 ? 2 : 1)} × (${cpuMs.toFixed(2)} ms)`;
  return [
    `<rect x="${LEFT}" y="${top}" width="${(end - LEFT).toFixed(1)}" height="${BAR}" rx="2" fill="${colour}"/>`,
    `<text x="${LEFT - 8}" y="${top + BAR - 4}" text-anchor="end">${label}</text>`,
    text(end + 6, top + BAR - 4, value),
  ].join("");
}

function text(x: number, y: number, content: string): string {
  return `<text x="${x.toFixed(1)}" y="${y}">${content}</text>`;
}

function gridLine(x: number, height: number): string {
  return `<line x1="${x.toFixed(1)}" y1="34" x2="${x.toFixed(1)}" y2="${height}" stroke="${OURS}" stroke-dasharray="3 3"/>`;
}

function frame(height: number, parts: readonly string[]): string {
  const title = "CPU per request, in multiples of the hub's: shorter is better (logarithmic)";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
<style>text { font: 12px system-ui, sans-serif; fill: #57606a } @media (prefers-color-scheme: dark) { text { fill: #c9d1d9 } }</style>
<text x="12" y="20" font-size="14">${title}</text>
${parts.join("\n")}
</svg>
`;
}
