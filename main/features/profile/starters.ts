type Starters = {
  /** What I am called before anybody has said my name. */
  readonly nameless: string;
  readonly templates: readonly { readonly name: string; readonly points: readonly string[] }[];
  readonly questions: readonly { readonly topic: string; readonly text: string }[];
};

const en: Starters = {
  nameless: "Me",
  templates: [
    {
      name: "Weekly 1:1",
      points: ["How was your week?", "What is in your way?", "Priorities until we meet again"],
    },
    {
      name: "First 1:1",
      points: [
        "How do you like to work?",
        "What should I know about you?",
        "How do you like to get feedback?",
        "What do you expect from me?",
      ],
    },
    {
      name: "Growth",
      points: [
        "What did you learn lately?",
        "Where do you want to be in a year?",
        "What would help you get there?",
      ],
    },
    {
      name: "With my manager",
      points: ["What I finished", "Where I need your help", "Decisions I need from you"],
    },
  ],
  questions: [
    { topic: "Wellbeing", text: "What gave you energy this week, and what took it?" },
    { topic: "Wellbeing", text: "How is your workload, really?" },
    { topic: "Work", text: "What are you most unsure about right now?" },
    { topic: "Work", text: "What should we stop doing?" },
    { topic: "Team", text: "Who helped you lately and should hear a thank you?" },
    { topic: "Team", text: "What are we not talking about that we should?" },
    { topic: "Growth", text: "Which part of your work would you like more of?" },
    { topic: "Growth", text: "What do you want to be better at by summer?" },
    { topic: "Feedback", text: "What could I do differently to help you?" },
    { topic: "Feedback", text: "What is one thing I should keep doing?" },
  ],
};

const de: Starters = {
  nameless: "Ich",
  templates: [
    {
      name: "Wöchentliches 1:1",
      points: [
        "Wie war deine Woche?",
        "Was steht dir im Weg?",
        "Schwerpunkte bis zum nächsten Mal",
      ],
    },
    {
      name: "Erstes 1:1",
      points: [
        "Wie arbeitest du am liebsten?",
        "Was sollte ich über dich wissen?",
        "Wie möchtest du Feedback bekommen?",
        "Was erwartest du von mir?",
      ],
    },
    {
      name: "Entwicklung",
      points: [
        "Was hast du zuletzt gelernt?",
        "Wo möchtest du in einem Jahr stehen?",
        "Was würde dir dabei helfen?",
      ],
    },
    {
      name: "Mit meiner Führungskraft",
      points: [
        "Was ich abgeschlossen habe",
        "Wo ich deine Hilfe brauche",
        "Entscheidungen, die ich von dir brauche",
      ],
    },
  ],
  questions: [
    { topic: "Befinden", text: "Was hat dir diese Woche Energie gegeben, was hat sie gekostet?" },
    { topic: "Befinden", text: "Wie ist deine Auslastung wirklich?" },
    { topic: "Arbeit", text: "Wo bist du dir gerade am unsichersten?" },
    { topic: "Arbeit", text: "Womit sollten wir aufhören?" },
    { topic: "Team", text: "Wer hat dir zuletzt geholfen und sollte ein Danke hören?" },
    { topic: "Team", text: "Worüber sprechen wir nicht, obwohl wir es sollten?" },
    { topic: "Entwicklung", text: "Von welchem Teil deiner Arbeit hättest du gern mehr?" },
    { topic: "Entwicklung", text: "Worin möchtest du bis zum Sommer besser sein?" },
    { topic: "Feedback", text: "Was könnte ich anders machen, um dir zu helfen?" },
    { topic: "Feedback", text: "Was sollte ich unbedingt beibehalten?" },
  ],
};

/** What a new profile starts with, in the person's language. Theirs to change or delete. */
export const starters: Readonly<Record<"en" | "de", Starters>> = { en, de };
