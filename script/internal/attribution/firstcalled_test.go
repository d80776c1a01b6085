package attribution

import "testing"

// A name that a text has for the first time where it is called is that of somebody who is there, and has been told by what they are.
func TestFirstCalled(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		same, apart [][]string
	}{
		{"who has just spoken", "The cook had come out on the stairs.\n\n\"Which woman?\" cried the cook.\n\n\"Berthe, go back to your stove,\" said Hester.\n\nShe waited.\n\n\"I shall not,\" said Berthe.", [][]string{{"Berthe", "the cook"}}, nil},
		{"who answers", "\"It shakes, Crale,\" said Hester.\n\n\"That is the wind,\" said the butler.\n\nHester came down.\n\n\"Who is that?\" she asked.\n\n\"The curate,\" said Crale.", [][]string{{"Crale", "the butler"}}, nil},
		{"a mother by her name", "Hester rang home. It was her mother, in mid-sentence.\n\n\"And the goat! Who is there?\"\n\n\"Good morning, Enid,\" said Rupert.\n\n\"Mum,\" said Hester, \"don't.\"\n\nEnid sighed.\n\n**Mum:** and the goat", [][]string{{"Enid", "Mum"}}, nil},
		{"who has been kept back", "\"Mrs. Orme will know,\" said Hester.\n\nSomebody in a yellow coat had come up behind them.\n\n\"I do,\" said the somebody.\n\n\"Good morning, Mrs. Orme,\" said Rupert.\n\nMrs. Orme sat down.", [][]string{{"Mrs. Orme", "the somebody"}}, nil},
		{"who talks with one other", "\"I want it noted,\" said the raven from the back of the chair.\n\n\"So noted.\"\n\n\"I said so in March.\"\n\n\"Crale. Not now.\"\n\nHester had the map under two daggers.\n\n\"Then when?\" said Crale.", [][]string{{"Crale", "the raven"}}, nil},
		{"not who is talked of", "\"Which woman?\" cried the cook.\n\n\"Don't listen to her, Berthe,\" said Hester.\n\nThe bell rang.\n\n\"I never do,\" said Berthe.", nil, [][]string{{"Berthe", "the cook"}}},
		{"not where another comes", "\"It hurts,\" said the rider.\n\n\"Jurn! Leave the rope and come here!\" called Hester.\n\nThe ferryman came up the bank.\n\n\"They are near,\" Jurn said.", nil, [][]string{{"Jurn", "the rider"}}},
		{"not who takes turns with them", "\"It hurts,\" said the rider.\n\n\"Be still. Jurn, the rope,\" said Hester.\n\n\"It is wet,\" said Jurn.\n\n\"It hurts,\" said the rider.", nil, [][]string{{"Jurn", "the rider"}}},
		{"not who was named before", "Berthe was in the yard.\n\n\"Which woman?\" cried the cook.\n\n\"Berthe, come in,\" said Hester.\n\nShe waited.\n\n\"I shall not,\" said Berthe.", nil, [][]string{{"Berthe", "the cook"}}},
		{"a thing that answers to its name", "Dove had picked the habit up from her first crew.\n\n\"Have you a moment?\" said the ship. She had no throat to clear.\n\n\"Dove, wake the cook,\" said Hester.\n\n\"With pleasure,\" the ship said.", [][]string{{"Dove", "the ship"}}, nil},
		{"not a thing that answers for a man", "Rupert had his feet up. He yawned.\n\n\"Rupert, wake the cook,\" said Hester.\n\n\"He is asleep himself,\" the ship said. She had no throat to clear.", nil, [][]string{{"Rupert", "the ship"}}},
	} {
		r, _ := speakers(t, []byte(c.text))
		whoIsWho(t, c.name, r, c.same, c.apart, nil)
	}
}
