/** Under a list or picture: folded, how it is to be read. */
export function HowToRead({ title, children }: { title: string; children: string }) {
  return (
    <details className="more">
      <summary>
        <span className="link">{title}</span>
      </summary>
      <p className="small">{children}</p>
    </details>
  );
}
