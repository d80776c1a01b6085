package attribution

import (
	"slices"
	"strings"
	"testing"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// Whom pronouns and epithets mean where the sentences around leave no doubt. Only the last turns are judged.
func TestWhoIsMeant(t *testing.T) {
	const people = "Hester met Rupert at the gate, and Rupert laughed. Hester did not.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"the only man of the paragraph", "A porter came along the platform. He put down his lamp. \"She's late,\" he said.", "the|porter"},
		{"the only woman of the paragraph above", "The widow got down from the cab and paid.\n\n\"Is this it?\" she said.", "the|widow"},
		{"whom talk ends with", "\"You're late,\" said Rupert. The widow looked up at the clock.\n\n\"I am not,\" she said.", "the|widow"},
		{"somebody who is met", "On the bridge they met the ferryman. He was asleep.\n\n\"Two pennies,\" he murmured.", "the|ferryman"},
		{"who is described once", "A boy in a wet cap had climbed the wall.\n\n\"Sorry,\" the boy said.\n\nThe boy slid down. \"I'll mend it,\" he said.", "the|boy the|boy"},
		{"two words for one", "The groom, a mild young baron, looked behind him. \"Me?\" he said.\n\n\"You,\" said Hester.\n\n\"Oh dear,\" said the baron.", "the|baron Hester the|baron"},
		{"a title that is a trade", "Coach Penhale blew the whistle.\n\n\"Ten laps,\" said the coach.", "Coach|Penhale"},
		{"a title of another word", "Sir Ivo Penn fell off the roof. \"I object,\" cried the knight.", "Sir|Ivo|Penn"},
		{"who comes behind where they are", "\"Seven?\" said Hester.\n\n\"Six,\" said Rupert.\n\n\"Rupert. Not now.\"\n\nHester had the map. Across the table Barnaby, who had ridden all night to tell her, was trying not to drip.\n\n\"Eight, Hester,\" he said.", "Barnaby"},
		{"what somebody was told and called", "“Six,” said Hester. “You know that.”\n\n“I do. ‘Rupert,’ she says to me, ‘it’s six.’ She knew.”", "Rupert"},
		{"a name in answer to a name", "\"Six,\" said Colonel Dacre.\n\n\"Are you Rupert Quill?\"\n\n\"Rupert.\"", "Rupert"},
		{"who comes in begins", "\"Six,\" said Hester.\n\n\"Seven.\"\n\nColonel Dacre opened the door. Hester had not counted on him, and looked at the five chairs.\n\n\"What have we here?\"", "Colonel|Dacre"},
		{"who goes on to do it", "\"It's red,\" said the widow.\n\n\"With a tail,\" said Hester.\n\n\"Red, with a tail.\"\n\nAnd he wrote it down.", "Rupert"},
		{"who acts alone in front of the words", "\"That is your father's,\" said Rupert. \"The one with the ear.\"\n\n\"I know whose it is, Rupert,\" said Hester.\n\n\"It will fetch a bit.\"\n\n\"It had better.\"\n\nThe auctioneer was leaning out over the ring as if from a pulpit. \"Four hundred I'm bid, four-twenty, come on now.\"", "the|auctioneer"},
		{"a verb in front of its subject", "So did the widow. \"Sit,\" she said.", "the|widow"},
		{"a pronoun and its verb in one", "Rupert looked at Hester. He'd a scarf over his nose. \"Cold,\" he said.", "Rupert"},
		{"a voice that is revealed", "They stood still.\n\n\"Good evening,\" said a man's voice.\n\nHester turned. It was Colonel Dacre.", "Colonel|Dacre"},
		{"a voice that is revealed at once", "They stood still.\n\n\"Tickets,\" said a voice from the stairs. It was Colonel Dacre, with a torch.", "Colonel|Dacre"},
		{"who is had on somebody's knees", "\"Bedtime,\" said Rupert.\n\nHester had the boy on her knees with his boots on.\n\n\"Is it late?\" he said.", "the|boy"},
		{"a description with a capital", "\"Sold,\" said a man in a Leeds shirt.\n\n\"To whom?\" said Hester.\n\n\"To me,\" said the man in the Leeds shirt.", "the|man|in|the|Leeds|shirt Hester the|man|in|the|Leeds|shirt"},
		{"where somebody is from", "\"Sold,\" said a chap from Leeds.\n\n\"To whom?\" said Hester.", "the|chap|from|Leeds Hester"},
		{"a voice of somebody new", "The old woman shut the drawer.\n\n\"Six miles,\" said a voice from under the table.\n\nThe old woman bent down. Emeka lay there on his back.", "Emeka"},
		{"a voice that is only somebody's", "They stood still.\n\n\"It was,\" said a voice by the stove.\n\nThey all turned. It was only Granny Dacre, in her chair.", "Granny|Dacre"},
		{"somebody in front of a thing that happens", "The widow pushed the coins across the table.\n\nThe rain stopped.\n\n\"Nine,\" she said.", "the|widow"},
		{"whom the paragraph above goes on about", "They all turned. It was the widow. She was older than Hester, as far as Hester knew. She had not spoken since the spring.\n\n\"It was written,\" she said.", "the|widow"},
		{"nobody is their own father", "Rupert put the phone down on the bed. It was nine.\n\n\"Is all well up there?\" his father shouted.", "the|father"},
		{"we who speak as one", "Rupert held the door.\n\n\"Off,\" said everyone.\n\n\"Off,\" we said.", "everyone"},
		{"he between the words is who speaks them", strings.Repeat("The oven ticked.\n\n", 7) + "\"Nine, Hester,\" said the widow.\n\n\"Ten?\" said Hester.\n\n\"Nine,\" said the widow.\n\n\"Ten,\" said Hester.\n\n\"Nine.\" He put down the cloth. \"Or ten.\"", "Rupert"},
		{"a name that somebody only might have", "Hester shrugged. \"She calls us all the same. It's easier if I'm Rupert.\"", "Hester"},
		{"neither he nor she", "The clerk wiped their glasses. They looked at Hester. The clerk put their pen down.\n\n\"Closed,\" they said.", "the|clerk"},
		{"who listens goes on", "Hester picked it up. \"Rupert?\" she said.\n\nShe listened. The clock ticked.\n\n\"On Monday, then.\"", "Hester Hester"},
		{"who is heard on", "Hester found the button, and there was Rupert, in mid-sentence.\n\n\"And the goat.\"", "Rupert"},
		{"who only writes", "Hester went to bed. Hester yawned.\n\n* * *\n\nShe lay awake. The porter slept. She opened the chat, which Rupert had named.\n\n**Hester:** are you up\n\n**Rupert:** no\n\nBeside her the porter stirred.\n\n\"Who is that?\"\n\n\"Everyone.\"\n\n\"Oh.\"", "Hester Rupert the|porter Hester the|porter"},
		{"whom others know by their voice", "They lay on the roof.\n\n\"Who's up there?\"\n\n\"It's Mr Orme,\" she whispered.\n\nMr Orme had a torch.", "Mr|Orme Hester"},
		{"who is called sir", "\"Is that you, Rupert?\" said Colonel Dacre.\n\nRupert laughed and laughed, and Rupert had his scarf in his mouth.\n\nHester looked at them.\n\n\"Yes, sir,\" said Hester.\n\n\"Hester?\" He sounded hurt.", "Colonel|Dacre Hester Colonel|Dacre"},
		{"who is heard from there", "\"Nine!\" somebody shouted from the stalls.\n\n\"Ten,\" said Rupert.\n\n\"Eleven!\" came the cry from the stalls.\n\n\"Twelve,\" said the voice in the stalls.", "the|voice|in|the|stalls Rupert the|voice|in|the|stalls the|voice|in|the|stalls"},
		{"who reads on", "Rupert held the page to his nose and read it out. \"‘To whoever finds this.’\"\n\n\"No,\" said Hester.\n\nHester sat down. Hester shook.\n\n\"‘Do not use a door.’\"", "Rupert Hester Rupert"},
		{"this was to", "\"Nine,\" said Hester.\n\n\"And you, sit down.\" This was to Rupert, who had gone pink. \"Can you count?\"\n\n\"To nine.\"", "Hester Hester Hester Rupert"},
		{"who is asked about what they do", "\"Nine,\" said Hester.\n\n\"Ten,\" said Rupert.\n\n\"Nine,\" said the porter.\n\nThe kettle had boiled and Hester was humming to the cups.\n\n\"Are you singing?\"\n\n\"To the cups,\" said Rupert.", "the|porter Rupert"},
		{"who looks asks", "\"Nine,\" said Rupert.\n\nHester had her head in the stove. It was Hester who was burning things, and Rupert stared.\n\n\"What are you burning?\"\n\n\"Nothing,\" said Hester.", "Rupert Hester"},
		{"who speaks through another", "\"Nine,\" said Rupert's mouth. Hester stepped back.\n\nThe Iron Queen, then. Nobody had met her.\n\n\"And now ten.\"\n\n\"No,\" said Hester.", "Iron|Queen Iron|Queen Hester"},
		{"who is known by a title", "\"Nine,\" said Hester.\n\nThe door went. The Iron Queen sat down. \"Ten.\"", "Iron|Queen"},
		{"a telephone that only rings", "The widow came in. Her phone rang. \"Yes?\"\n\n\"Six miles,\" said the phone.", "the|widow the|phone"},
		{"a name that is a word", "Dash laughed. Dash looked at Hester and at the wall. \"Now?\" he said.", "Dash"},
	} {
		_, got := speakers(t, []byte(people+c.text))
		want := strings.Fields(c.want)
		if len(got) < len(want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
			continue
		}
		for i, g := range got[len(got)-len(want):] {
			if w := strings.ReplaceAll(want[i], "|", " "); g != w {
				t.Errorf("%s: %q, want %q", c.name, got, want)
				break
			}
		}
	}
}

// A beast or a babe in arms that no tag has speak cannot be who speaks.
func TestSpeechless(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"does not talk": {"\"Late again,\" said Hester.\n\nThe cat looked at Rupert. Rupert looked at the cat. The cat yawned.\n\n\"Six miles.\"", false},
		"talks":         {"\"Late again,\" said the cat.\n\nThe cat looked at Rupert. Rupert looked at the cat. The cat yawned.\n\n\"Six miles.\"", true},
	} {
		r, got := speakers(t, []byte(c.text))
		quotes := r.Quotes[len(r.Quotes)-1]
		last := quotes[len(quotes)-1]
		may := got[len(got)-1] == "the cat" || slices.ContainsFunc(last.RunnersUp, func(o Candidate) bool { return o.Name == "the cat" })
		if may != c.want {
			t.Errorf("%s: the cat may speak: %v, want %v: %+v", name, may, c.want, last)
		}
	}
}

// She whom somebody does something for is not who does it, whatever is known of them.
func TestDoneFor(t *testing.T) {
	d, err := prose.Read([]byte("\"Sit,\" said the widow. The widow yawned.\n\n\"Six,\" said Quill.\n\nQuill poured her something brown and sat. She turned it round."), prose.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	text := lang.Cut(d)
	c := people.Find(text)
	turn.Find(text, c)
	if who := turn.Resolve(text, c, 2, len(d.Text), "she"); who < 0 || c.People[who].Name != "the widow" {
		t.Errorf("she is %d of %+v", who, c.People)
	}
}

// What a telephone says is answered by whom the narration behind it is about, if that is one.
func TestSpeaksBack(t *testing.T) {
	for between, want := range map[string]string{"Hester put her forehead to the wall. It was cool.": "Hester", "Hester looked at Rupert.": "", "There was a pause.": ""} {
		d, err := prose.Read([]byte("\"Did she get it out?\" said Hester.\n\n\"Yes,\" admitted the phone. Rupert sat down.\n\n"+between+"\n\n\"I'll come up.\""), prose.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		x := lang.Cut(d)
		c := people.Find(x)
		turns := turn.Find(x, c)
		got := ""
		if w := turns[len(turns)-1].Settled(); w >= 0 {
			got = c.People[w].Name
		}
		if got != want {
			t.Errorf("%s: %q speaks, want %q", between, got, want)
		}
	}
}
