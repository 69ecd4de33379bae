import type { PartsWords } from './parts';
import { pluralIn } from './plural';

const plural = pluralIn('ar');
const changes = (count: number): string =>
  plural(count, { one: 'تغيير واحد', two: 'تغييرين', few: `${count} تغييرات`, other: `${count} تغييرًا` });

export default {
  cancel: 'إلغاء',
  save: {
    label: 'تغييرات غير محفوظة',
    unsaved: (count) =>
      plural(count, {
        one: 'تغيير واحد غير محفوظ',
        two: 'تغييران غير محفوظين',
        few: `${count} تغييرات غير محفوظة`,
        other: `${count} تغييرًا غير محفوظ`,
      }),
    undo: 'تراجع',
    discard: 'تجاهل',
    review: 'مراجعة',
  },
  leave: {
    title: (count) => `هل تغادر دون حفظ ${changes(count)}؟`,
    consequence: 'سيضيع ما غيّرته هنا.',
    verb: 'المغادرة دون حفظ',
    stay: 'البقاء هنا',
  },
  stale: {
    changedBy: (name, at) => `غيّر \u2068${name}\u2069 هذا عند ${at}.`,
    changed: 'غيّر شخص آخر هذا في هذه الأثناء.',
    kept: (count) =>
      plural(count, {
        one: 'تغييرك محفوظ لديك.',
        two: 'تغييراك محفوظان لديك.',
        few: `تغييراتك الـ${count} محفوظة لديك.`,
        other: `تغييراتك الـ${count} محفوظة لديك.`,
      }),
    mine: 'تغييراتك',
    theirs: 'تغييرات الشخص الآخر',
    putMine: 'ضع تغييراتي فوقها',
    takeTheirs: 'خذ تغييرات الشخص الآخر',
  },
  notPermitted: {
    needs: (right) => `يلزم لهذا «${right}».`,
    canGive: (people) => `يستطيع منحه: ${people}.`,
  },
} satisfies PartsWords as PartsWords;
