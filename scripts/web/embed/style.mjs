// The style of the embedded cards. They live on another site, where the base's custom properties are not known.

export const style = `
section { font: 16px/1.5 system-ui, sans-serif; color: #1d232e; display: grid; gap: 12px; }
article { background: #fff; border: 1px solid #dcd7c9; border-top: 4px solid #0f5f57; border-radius: 3px; padding: 12px 16px; }
h3 { font-size: 1.05em; line-height: 1.3; margin: 4px 0; }
p { margin: 4px 0; }
.kind, .from { font-size: .85em; color: #4d5664; }
a { color: #0f5f57; }
a:focus-visible { outline: 3px solid #0f5f57; outline-offset: 2px; }
`;
