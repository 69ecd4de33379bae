import { ActionButton, Text } from '@react-spectrum/s2';
import Edit from '@react-spectrum/s2/icons/Edit';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useLanguage } from '../../language';

interface Props {
  title: string;
  /** Opens the fields; absent where that is not granted. */
  onEdit?: (() => void) | undefined;
  /** Whether its fields are shown: they have the focus then, and afterwards what opened them. */
  isEditing?: boolean;
  children: ReactNode;
}

const section = style({ display: 'flex', flexDirection: 'column', gap: 20, paddingTop: 16 });
const head = style({ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 16 });
const heading = style({ font: 'heading-sm', margin: 0, outlineStyle: 'none' });

/** A part of a person's page: what is there, and the way to change it. */
export function SectionCard({ title, onEdit, isEditing = false, children }: Props) {
  const { words } = useLanguage();
  const id = useId();
  const h2 = useRef<HTMLHeadingElement>(null);
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current === isEditing) return;
    wasEditing.current = isEditing;
    if (isEditing) h2.current?.focus();
    else document.getElementById(id)?.focus();
  }, [isEditing, id]);
  return (
    <section className={section} aria-label={title}>
      <div className={head}>
        <h2 ref={h2} tabIndex={-1} className={heading}>{title}</h2>
        {onEdit && (
          <ActionButton id={id} aria-label={words.person.editSection(title)} onPress={onEdit}>
            <Edit />
            <Text>{words.person.edit}</Text>
          </ActionButton>
        )}
      </div>
      {children}
    </section>
  );
}
