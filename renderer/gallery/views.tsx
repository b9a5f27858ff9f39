import { Buttons } from "./buttons.tsx";
import { Choices } from "./choices.tsx";
import { Fields } from "./fields.tsx";
import { Floating } from "./floating.tsx";
import { Lists } from "./lists.tsx";
import { LongList } from "./long-list.tsx";
import { PairStudy } from "./pair-study.tsx";
import { States } from "./states.tsx";
import { TodayStudy } from "./today-study.tsx";

const views = {
  pair: PairStudy,
  today: TodayStudy,
  buttons: Buttons,
  fields: Fields,
  choices: Choices,
  floating: Floating,
  states: States,
  lists: Lists,
  "long-list": LongList,
};

/** The view of that name. */
export function Views({ name }: { readonly name: string }) {
  const View = name in views ? views[name as keyof typeof views] : PairStudy;
  return <View key={name} />;
}
