/** Elements of a drawing; nothing that runs, embeds, links, animates or styles. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'clipPath',
  'mask',
  'rect',
  'line',
  'circle',
  'ellipse',
  'path',
  'polygon',
  'polyline',
  'text',
  'tspan',
  'image',
  'linearGradient',
  'radialGradient',
  'stop',
  'pattern',
  'marker',
  'symbol',
  'use',
  'title',
  'desc',
])

const ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'd',
  'points',
  'width',
  'height',
  'viewBox',
  'transform',
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'clip-path',
  'clip-rule',
  'mask',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'text-decoration',
  'textLength',
  'lengthAdjust',
  'dominant-baseline',
  'dx',
  'dy',
  'preserveAspectRatio',
  'gradientUnits',
  'gradientTransform',
  'offset',
  'stop-color',
  'stop-opacity',
  'patternUnits',
  'patternTransform',
  'clipPathUnits',
  'href',
  'xlink:href',
  'xmlns',
  'xmlns:xlink',
  'letter-spacing',
  'writing-mode',
  'fx',
  'fy',
  'spreadMethod',
  'maskUnits',
  'patternContentUnits',
])

/** A tag with quoted attributes, or the text up to the next one. */
const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g

/**
 * An SVG with only what draws: elements and attributes of a list, references only into itself or to embedded raster images.
 * Text of removed elements stays out as well.
 */
export function safeSvg(svg: string): string {
  let kept = ''
  let dropping: string | null = null
  let depth = 0
  const drawing = svg.slice(Math.max(0, svg.indexOf('<svg')))
  for (const [token, close, name, attributes = '', self, text] of drawing.matchAll(TOKEN)) {
    if (text !== undefined) {
      if (dropping === null) kept += text.replaceAll('>', '&gt;')
    } else if (dropping !== null) {
      if (name === dropping) depth += close ? -1 : self ? 0 : 1
      if (depth === 0) dropping = null
    } else if (name !== undefined && ELEMENTS.has(name))
      kept += close ? token : `<${name}${safeAttributes(attributes)}${self ?? ''}>`
    else if (!close && !self && name !== undefined) {
      dropping = name
      depth = 1
    }
  }
  return kept
}

function safeAttributes(attributes: string): string {
  let kept = ''
  for (const [, name = '', double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = (double ?? single ?? '').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    if (ATTRIBUTES.has(name) && isSafeValue(name, value)) kept += ` ${name}="${shortened(name, value)}"`
  }
  return kept
}

function isSafeValue(name: string, value: string): boolean {
  if (name === 'xmlns') return value === 'http://www.w3.org/2000/svg'
  if (name === 'xmlns:xlink') return value === 'http://www.w3.org/1999/xlink'
  if (name.endsWith('href'))
    return /^#[\w-]+$/.test(value) || /^data:image\/(png|jpe?g|gif|bmp|webp);base64,[A-Za-z0-9+/=\s]*$/.test(value)
  return !/url\(\s*(?!#[\w-]+\s*\))/i.test(value) && !/javascript:|expression\(|@import/i.test(value)
}

/** An image uses the viewer's fonts, and each letter of a page would repeat a list of fifteen. */
function shortened(name: string, value: string): string {
  if (name !== 'font-family') return value
  return /고딕|돋움|굴림|gothic|sans|dotum/i.test(value.split(',')[0] ?? '') ? 'sans-serif' : 'serif'
}
