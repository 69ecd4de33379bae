import { Verdict } from "./verdict";
import { snapshot } from "./snapshot";

export default async function Page() {
  return <Verdict snapshot={await snapshot()} />;
}
