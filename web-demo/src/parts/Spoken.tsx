import { useEffect, useState } from 'react';

/** Who hears the page is not interrupted at each stroke. */
const SPOKEN_AFTER_MS = 500;

/** Says a text that follows what is typed, once the typing pauses. It is seen elsewhere. */
export function Spoken({ text }: { text: string }) {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <div role="status" className="only-spoken">{said}</div>;
}
