import { bridge, cssColor } from './bridge.js';
import { chartSource } from './texts.js';

// Chart.js comes when the first chart is drawn, after the screen is usable.

let loading = null;
const drawn = new Map();

const load = () => {
  loading ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = chartSource;
    script.onload = () => loaded(window.Chart);
    script.onerror = () => failed(new Error('chart'));
    document.head.append(script);
  });
  return loading;
};

const dress = (Chart) => {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = cssColor('--hint');
  Chart.defaults.borderColor = `${cssColor('--hint')}2e`;
  Chart.defaults.plugins.legend.labels.usePointStyle = true;
  Chart.defaults.plugins.legend.labels.boxHeight = 6;
  Chart.defaults.animation = matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 500 };
  Chart.defaults.maintainAspectRatio = false;
};

// Draws into the canvas; `configure` is asked again when the theme changes.
export const drawChart = async (canvas, configure) => {
  if (!canvas) return;
  const Chart = await load();
  if (!canvas.isConnected) return;
  drawn.get(canvas)?.chart.destroy();
  dress(Chart);
  drawn.set(canvas, { chart: new Chart(canvas, configure()), configure });
  canvas.parentElement.classList.add('drawn');
};

bridge.on('krug:theme', () => {
  for (const [canvas, { chart, configure }] of [...drawn]) {
    chart.destroy();
    drawn.delete(canvas);
    if (canvas.isConnected) drawChart(canvas, configure);
  }
});
