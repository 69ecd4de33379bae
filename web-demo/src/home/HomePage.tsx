import { Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { NewPaymentLink } from '../payments/NewPaymentLink';
import { PaymentRecords } from '../payments/PaymentRecords';
import { useTransactions } from '../queries';
import { Accounts } from './Accounts';
import { CampaignCard } from './CampaignCard';

const route = getRouteApi('/desk/');

const LATEST = 5;

const stack = style({ display: 'flex', flexDirection: 'column', gap: 40 });
const section = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'baseline',
  columnGap: 16,
  rowGap: 4,
});
const heading = style({ font: 'heading-sm', margin: 0 });

/** What a person finds first. */
export function HomePage() {
  const { words } = useLanguage();
  const { name, possibilities } = useDesk();
  const canPay = possibilities.kinds.length > 0;
  return (
    <Page title={words.home.greeting(name)} windowTitle={words.pages.home} action={canPay && <NewPaymentLink />}>
      <div className={stack}>
        <CampaignCard />
        {possibilities.hasPayments && <LatestPayments />}
        <Accounts accounts={possibilities.accounts} />
      </div>
    </Page>
  );
}

function LatestPayments() {
  const { words } = useLanguage();
  const { principal } = useDesk();
  const { data, error, isPending, refetch } = useTransactions(principal);
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const onOpen = (id: string | undefined): void =>
    void navigate({ search: id === undefined ? {} : { open: id }, resetScroll: false });
  return (
    <section className={section} aria-labelledby="latest-heading">
      <div className={head}>
        <h2 id="latest-heading" className={heading}>{words.home.latest}</h2>
        {data !== undefined && data.length > 0 && <Link id="all-payments" href="/payments">{words.home.all}</Link>}
      </div>
      {isPending && <Loading />}
      {error && data === undefined && (
        <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && <Notice title={words.payments.none} detail={[words.payments.noneFor]} />}
      {data !== undefined && data.length > 0 && (
        <PaymentRecords label={words.home.latest} items={data.slice(0, LATEST)} open={open} onOpen={onOpen} />
      )}
    </section>
  );
}
