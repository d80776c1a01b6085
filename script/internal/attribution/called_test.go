package attribution

import (
	"strings"
	"testing"
)

// What people are called in short texts: nicknames that are told once, ranks, names with figures, names that are words.
func TestCalled(t *testing.T) {
	const end = "\n\nHester shut the door. \"Nobody is coming,\" Hester said."
	for _, c := range []struct {
		name, text string
		want       string     // who speaks
		same       [][]string // names of one person
		apart      [][]string // names of two
		nobody     []string   // what is no person
	}{
		{name: "a nickname within the name", text: `Alexander "Sasha" Orlov put down his bag. "Six miles," said Sasha. Orlov yawned. "Or seven," said Orlov.`, same: [][]string{{"Sasha", "Orlov"}}},
		{name: "a nickname within the name that nobody knows", text: `Wilfred "Spud" Tarleton came in last. "Six miles," said Spud. "Or seven," Tarleton added.`, same: [][]string{{"Spud", "Tarleton"}}},
		{name: "a nickname in brackets", text: `Wilfred (Spud) Tarleton came in last. "Six miles," said Spud. "Or seven," Tarleton added.`, same: [][]string{{"Spud", "Tarleton"}}},
		{name: "known as", text: `Philippa Crane, known as Birdie, sat on the wall. "Six miles," said Birdie. Philippa had walked it.`, same: [][]string{{"Birdie", "Philippa"}}},
		{name: "known to her friends as", text: `Philippa Crane, known to her friends as Birdie, sat on the wall. "Six miles," said Birdie. Crane had walked it.`, same: [][]string{{"Birdie", "Crane"}}},
		{name: "better known as", text: `Philippa Crane was better known as Birdie. "Six miles," said Birdie. "Uphill," Philippa added.`, same: [][]string{{"Birdie", "Philippa"}}},
		{name: "to everybody", text: `Christopher Lyle, Kit to everybody, sat on the wall. "Six miles," said Kit. Lyle had walked it.`, same: [][]string{{"Kit", "Lyle"}}},
		{name: "to his friends", text: `Oswin Lyle, Midge to his friends, sat on the wall. "Six miles," said Midge. Lyle had walked it.`, same: [][]string{{"Midge", "Lyle"}}},
		{name: "everyone called her", text: `Philippa sat on the wall. Everyone called her Birdie. "Six miles," said Birdie. Philippa had walked it.`, same: [][]string{{"Birdie", "Philippa"}}},
		{name: "whom everyone called", text: `Philippa Crane, whom everyone called Birdie, sat on the wall. "Six miles," said Birdie. Crane had walked it.`, same: [][]string{{"Birdie", "Crane"}}},
		{name: "they called him", text: `Oswin Lyle sat on the wall. They called him Midge on account of his size. "Six miles," said Midge. Lyle had walked it.`, same: [][]string{{"Midge", "Lyle"}}},
		{name: "short for", text: `Birdie, short for Bernadette, had the map. "Six miles," said Birdie. Bernadette had walked it.`, same: [][]string{{"Birdie", "Bernadette"}}},
		{name: "or, as he was called", text: `Oswin Lyle, or Midge, as he was called, sat on the wall. "Six miles," said Midge. Lyle had walked it.`, same: [][]string{{"Midge", "Lyle"}}},
		{name: "nicknamed", text: `Oswin Lyle, nicknamed Midge, sat on the wall. "Six miles," said Midge. Lyle had walked it.`, same: [][]string{{"Midge", "Lyle"}}},
		{name: "a friend called Midge is another", text: `Oswin Lyle sat on the wall with a friend called Midge. "Six miles," said Midge. "Seven," said Lyle.`, apart: [][]string{{"Midge", "Oswin Lyle"}}},
		{name: "called her by name in speech", text: `Oswin called Philippa. "Six miles," said Oswin. "Seven," said Philippa.`, apart: [][]string{{"Oswin", "Philippa"}}},
		{name: "a name of the role", text: `The harbourmaster's name was Elspeth. "Six miles," the harbourmaster said. "Or seven," said Elspeth.`, same: [][]string{{"the harbourmaster", "Elspeth"}}},
		{name: "the name of the role", text: `The name of the ferryman was Odhran. "Six miles," the ferryman said. "Or seven," said Odhran.`, same: [][]string{{"the ferryman", "Odhran"}}},
		{name: "a boy named", text: `A boy named Tam held the rope. "Six miles," the boy said. "Or seven," said Tam.`, same: [][]string{{"the boy", "Tam"}}},
		{name: "whose name was", text: `The ferryman, whose name was Odhran, held the rope. "Six miles," the ferryman said. "Or seven," said Odhran.`, same: [][]string{{"the ferryman", "Odhran"}}},
		{name: "a boy by the name of", text: `A porter by the name of Tam held the rope. "Six miles," the porter said. "Or seven," said Tam.`, same: [][]string{{"the porter", "Tam"}}},
		{name: "who was called", text: `The ferryman, who was called Odhran, held the rope. "Six miles," the ferryman said. "Or seven," said Odhran.`, same: [][]string{{"the ferryman", "Odhran"}}},
		{name: "he was called", text: `The ferryman held the rope. He was called Odhran. "Six miles," the ferryman said. "Or seven," said Odhran.`, same: [][]string{{"the ferryman", "Odhran"}}},
		{name: "a letter and a figure", text: `K-7 rolled to the hatch. "Six miles," said K-7. "Or seven," K-7 added.`, want: "K-7 K-7 Hester"},
		{name: "a letter and a figure in one", text: `R2 rolled to the hatch. "Six miles," said R2. "Or seven," R2 added.`, want: "R2 R2 Hester"},
		{name: "a word and a figure", text: `Unit 12 rolled to the hatch. "Six miles," said Unit 12. "Or seven," Unit 12 added.`, want: "Unit_12 Unit_12 Hester"},
		{name: "units by their figures", text: `"Six miles," said Unit 12. "Or seven," Unit 14 added.`, apart: [][]string{{"Unit 12", "Unit 14"}}, want: "Unit_12 Unit_14 Hester"},
		{name: "letters and figures", text: `"Six miles," said TK-421. The lift rose.`, want: "TK-421 Hester"},
		{name: "a name with a hyphen", text: `Mary-Jo rolled her eyes. "Six miles," said Mary-Jo.`, want: "Mary-Jo Hester"},
		{name: "a chief engineer", text: `Chief Engineer Tan looked at the gauge. "Six miles," said Tan. "Or seven," said Chief Engineer Tan.`, same: [][]string{{"Chief Engineer Tan", "Tan"}}},
		{name: "a chief engineer by his work", text: `Chief Engineer Tan looked at the gauge. "Six miles," said Tan. "Or seven," the engineer added.`, want: "Chief_Engineer_Tan Chief_Engineer_Tan Hester"},
		{name: "a detective sergeant", text: `"Six miles," said Detective Sergeant Rao. "Or seven," said Rao. Sergeant Rao yawned.`, same: [][]string{{"Detective Sergeant Rao", "Rao"}, {"Detective Sergeant Rao", "Sergeant Rao"}}},
		{name: "a vice principal", text: `Vice Principal Ode shut the window. "Six miles," said Ms Ode. "Or seven," said Vice Principal Ode.`, same: [][]string{{"Vice Principal Ode", "Ms Ode"}}},
		{name: "a head girl and a vice principal without a name", text: `The Head Girl shut the window. "Six miles," said the Vice Principal. "Or seven," said the Head Girl. "Eight," the Vice Principal said.`, want: "Vice_Principal Head_Girl Vice_Principal Hester"},
		{name: "a mate", text: `"Chief Mate, which way?" the captain said. The Chief Mate wiped the glass. "Six miles," the Chief Mate said.`, want: "the_captain Chief_Mate Hester"},
		{name: "a nun with a man's name", text: `Sister Ambrose held the lamp. "Six miles," said Sister Ambrose. "Or seven," Ambrose said.`, same: [][]string{{"Sister Ambrose", "Ambrose"}}},
		{name: "what is put between with a name", text: `The trainee, a farmer's son called Odhran, held the rope. "Six miles," said Odhran. "Or seven," the trainee added.`, same: [][]string{{"the trainee", "Odhran"}}},
		{name: "miss and what follows", text: `"I can't, Miss. I'm six miles off," said Rook.`, nobody: []string{"Miss. I'm", "Miss I'm"}},
		{name: "what a word with a hyphen ends in", text: `"Six miles," the bee-man said. "Or seven," said the bee-man. "Eight," said the lampwoman.`, want: "the_bee-man the_bee-man the_lampwoman Hester"},
		{name: "a name with what they call", text: "\"Name?\" asked Hester.\n\n\"Tansy. Mother Tansy, they call me,\" said the beekeeper.\n\n\"Six miles,\" said Mother Tansy.", same: [][]string{{"Mother Tansy", "the beekeeper"}}},
		{name: "a lord mayor", text: `The Lord Mayor shut the window. "Six miles," said the Lord Mayor. "Or seven," the mayor added.`, same: [][]string{{"Lord Mayor", "the mayor"}}},
		{name: "a mother who is none of theirs", text: `"Six miles," said Mother Hale. A woman came in with twins. "Or seven," the mother added.`, apart: [][]string{{"Mother Hale", "the mother"}}},
		{name: "an exclamation", text: `"Bugger," the boy whispered. "Ach," said Rook.`, nobody: []string{"Bugger", "Ach"}},
		{name: "a first officer", text: `First Officer Brandt shut the window. "Six miles," said Brandt. "Or seven," the first officer added.`, want: "First_Officer_Brandt First_Officer_Brandt Hester"},
		{name: "a nurse", text: `"Six miles," said Nurse Adeyemi. "Or seven," the nurse added.`, want: "Nurse_Adeyemi Nurse_Adeyemi Hester"},
		{name: "a coach", text: `Coach Penhale blew the whistle. "Six miles," said Coach. "Or seven," said Penhale.`, same: [][]string{{"Coach", "Penhale"}}},
		{name: "a nun", text: `Sister Benedicta blew out the lamp. "Six miles," said Sister Benedicta. "Or seven," the nun said.`, same: [][]string{{"Sister Benedicta", "the nun"}}},
		{name: "an auntie", text: `Auntie Bel blew out the lamp. "Six miles," said Auntie Bel. "Or seven," said Auntie.`, same: [][]string{{"Auntie Bel", "Auntie"}}},
		{name: "an old one", text: `Old Tarrant blew out the lamp. "Six miles," said Old Tarrant. "Or seven," said Tarrant.`, same: [][]string{{"Old Tarrant", "Tarrant"}}},
		{name: "a big one and a little one", text: `Big Ines and Little Ines sat on the wall. "Six miles," said Big Ines. "Or seven," said Little Ines.`, apart: [][]string{{"Big Ines", "Little Ines"}}},
		{name: "a small one", text: `Wee Malky blew out the lamp. "Six miles," said Malky. "Or seven," said Wee Malky.`, same: [][]string{{"Wee Malky", "Malky"}}},
		{name: "a word where it speaks", text: `Patch leaned on the rail. "Six miles," said Patch. "Or seven," Gravel said. "Eight," said Ash.`, want: "Patch Gravel Ash Hester"},
		{name: "a word that looks up", text: `River looked up. The river was high. "Six miles," River said. "Or seven," said Rook.`, want: "River Rook Hester"},
		{name: "an article and a name", text: `The Weasel leaned on the rail. "Six miles," said the Weasel. "Or seven," the Weasel added.`, want: "the_weasel the_weasel Hester"},
		{name: "letters behind a name", text: `Dr. Imogen Vale, MD, leaned on the rail. "Six miles," said Dr. Vale. "Or seven," the doctor added.`, want: "Dr._Imogen_Vale Dr._Imogen_Vale Hester"},
		{name: "a man introduced by name", text: `A porter introduced himself as Tam. "Six miles," the porter said. "Or seven," said Tam.`, same: [][]string{{"the porter", "Tam"}}},
		{name: "a man who gave his name as", text: `The porter gave his name as Tam. "Six miles," the porter said. "Or seven," said Tam.`, same: [][]string{{"the porter", "Tam"}}},
		{name: "named in brackets of commas", text: `The new porter, a boy called Tam, held the rope. "Six miles," the porter said. "Or seven," said Tam.`, same: [][]string{{"the porter", "Tam"}}},
		{name: "a name between dashes", text: `The porter—Tam—held the rope. "Six miles," the porter said. "Or seven," said Tam.`, same: [][]string{{"the porter", "Tam"}}},
		{name: "a badge", text: `The cashier had her hand up. Her badge said Maureen. "Six miles," the cashier said. "Or seven," said Maureen.`, same: [][]string{{"the cashier", "Maureen"}}},
		{name: "real name", text: `Midge sat on the wall. His real name was Oswin. "Six miles," said Midge. "Or seven," said Oswin.`, same: [][]string{{"Midge", "Oswin"}}},
		{name: "christened", text: `Midge, who had been christened Oswin, sat on the wall. "Six miles," said Midge. "Or seven," said Oswin.`, same: [][]string{{"Midge", "Oswin"}}},
		{name: "whose real name", text: `Midge's real name was Oswin. "Six miles," said Midge. "Or seven," said Oswin.`, same: [][]string{{"Midge", "Oswin"}}},
		{name: "my sister's name is", text: `My sister's name is Elspeth. "Six miles," my sister said. "Or seven," said Elspeth.`, same: [][]string{{"the sister", "Elspeth"}}},
		{name: "everyone calls me", text: `Everyone calls me Midge. I had my feet on my bag, where I liked them. "Six miles," I said.`, want: "Midge Hester"},
		{name: "my name is", text: `My name is Oswin Lyle. I had my feet on my bag, where I liked them. "Six miles," I said. "Come on, Oswin," said Rupert.`, want: "Oswin_Lyle Rupert Hester"},
		{name: "a robot that acts", text: `K-7 rolled to the hatch. K-7's lamps were red. "Six miles." K-7 turned. "Or seven," it said.`, same: [][]string{{"K-7", "K-7"}}},
		{name: "a doctor and her work", text: `Doctor Vale shut the window. "Six miles," said Vale. "Or seven," the doctor added.`, want: "Doctor_Vale Doctor_Vale Hester"},
		{name: "a head chef", text: `Head Chef Marchetti shut the window. "Six miles," said Marchetti. "Or seven," said Chef. "Eight," the chef added.`, want: "Chef_Marchetti Chef_Marchetti Chef_Marchetti Hester"},
		{name: "a bare rank", text: `"Six miles," said Sergeant. "Or seven," the sergeant added.`, want: "Sergeant Sergeant Hester"},
		{name: "a granny with a name", text: `Granny Weir shut the window. "Six miles," said Granny Weir. "Or seven," said Granny.`, same: [][]string{{"Granny Weir", "Granny"}}},
		{name: "young and old", text: `Old Pike and Young Pike sat on the wall. "Six miles," said Old Pike. "Or seven," said Young Pike.`, apart: [][]string{{"Old Pike", "Young Pike"}}},
		{name: "a priest", text: `Father Ambrose Kell shut the window. "Six miles," said Father Kell. "Or seven," said Ambrose. "Eight," said the priest.`, same: [][]string{{"Father Kell", "Ambrose"}, {"Father Kell", "the priest"}}},
		{name: "a maiden name", text: `Mrs. Dora Crake, née Lumb, shut the window. "Six miles," said Mrs. Crake. "Or seven," said Dora.`, same: [][]string{{"Mrs. Crake", "Dora"}}},
		{name: "two hyphens", text: `Jean-Luc shut the window. "Six miles," said Jean-Luc. "Or seven, Jean-Luc," Rupert added.`, want: "Jean-Luc Rupert Hester"},
		{name: "a guard by a number", text: `Guard 2 shut the window. "Six miles," said Guard 1. "Or seven," said Guard 2.`, apart: [][]string{{"Guard 1", "Guard 2"}}},
		{name: "a sound that is a name", text: `Tick leaned on the rail. "Six miles," said Tick. "Or seven," Tick added.`, want: "Tick Tick Hester"},
		{name: "a month that is a name", text: `April leaned on the rail. April was tired. "Six miles," said April. "Or seven," April added.`, want: "April April Hester"},
		{name: "a month that acts", text: `May nodded at him. "Six miles." May shrugged. "Or seven," said August.`, same: [][]string{{"May", "May"}, {"August", "August"}}},
		{name: "a day that is a name", text: `Sunday leaned on the rail. "Six miles," said Sunday. "Or seven," Sunday added.`, want: "Sunday Sunday Hester"},
		{name: "a robot that is called", text: `The robot rolled to the hatch. "Six miles, K-7," said Rupert. "Or seven," said K-7.`, want: "Rupert K-7 Hester"},
		{name: "a narrator who is somebody", text: `I am Oswin Lyle, and I keep bees. My hat is my own. "Six miles," I said. "Come on, Oswin," said Rupert.`, want: "Oswin_Lyle Rupert Hester"},
		{name: "called by a narrator", text: `We called him Midge. Midge sat on the wall. "Six miles," said Midge.`, want: "Midge Hester"},
		{name: "a man he knew as", text: `A man I knew only as Midge sat on the wall. "Six miles," the man said. "Or seven," said Midge.`, same: [][]string{{"the man", "Midge"}}},
		{name: "a rank by itself", nobody: []string{"Detective Sergeant"}, text: `Rupert opened the door. "Detective Sergeant," said Inspector Rao, "may we come in?"`},
		{name: "a cousin and a name", text: `My cousin Wynd sat on the wall. "Six miles," said my cousin Wynd. "Or seven," said Wynd.`, want: "Wynd Wynd Hester"},
		{name: "my father is no priest", text: `Father Ambrose blew out the lamp. My father had the other one. "Six miles," my father said. "Or seven," said Father Ambrose.`, apart: [][]string{{"the father", "Father Ambrose"}}},
		{name: "an agent", text: `Special Agent Dunmore shut the window. "Six miles," said Dunmore. "Or seven," said Special Agent Dunmore. "Eight," the agent added.`, want: "Special_Agent_Dunmore Special_Agent_Dunmore Special_Agent_Dunmore Hester"},
		{name: "prime minister", text: `Prime Minister Okoro shut the window. "Six miles," said Okoro. "Or seven," the prime minister added.`, want: "Prime_Minister_Okoro Prime_Minister_Okoro Hester"},
		{name: "sergeant major", text: `Sergeant Major Holt shut the window. "Six miles," said Holt. "Or seven," the sergeant major added.`, want: "Sergeant_Major_Holt Sergeant_Major_Holt Hester"},
		{name: "a male nurse", text: `Nurse Kofi Mensah shut the window. "Six miles," said Nurse Mensah. "Or seven," said Kofi.`, same: [][]string{{"Nurse Mensah", "Kofi"}}},
		{name: "a Ms whom some call Miss", text: `Ms Quarle shut the window. "Six miles," said Ms Quarle. "Or seven, Miss Quarle," Rupert added.`, same: [][]string{{"Ms Quarle", "Miss Quarle"}}},
		{name: "a full name once", text: `Behind him Brannock Tyle, her cousin, shut the window. "Six miles," said Tyle. "Or seven," said Rupert.`, same: [][]string{{"Brannock Tyle", "Tyle"}}},
		{name: "a creature that is held", text: `"Mind it," said Rupert.

Hester had never held a hare. She scooped it up.

"Softly," he said.`, nobody: []string{"the hare"}},
		{name: "a reeve", text: `Reeve Coldren shut the window. "Six miles," said Coldren. "Or seven," the reeve added.`, want: "Reeve_Coldren Reeve_Coldren Hester"},
		{name: "a pet name", text: `Wojtek shut the window. "Wojtuś, how far is it?" said Rupert.

"Six miles," said Wojtek.`, same: [][]string{{"Wojtek", "Wojtuś"}}},
		{name: "a hospital", text: `Nobody at Saint Ursula's shut the window. "Six miles," said Rupert.`, nobody: []string{"Saint Ursula"}},
		{name: "an answer with then", text: `"Twice is enough," said Rupert.

"Triple, then."

"Six miles," said Rupert.`, nobody: []string{"Triple"}},
		{name: "what a family and others call one", text: `Babcia shut the window. "Is it six miles, Mrs Tomczak?" said Rupert.

"Seven," said Babcia.`, same: [][]string{{"Babcia", "Mrs Tomczak"}}},
		{name: "short for two", text: `Mo shut the window. "Six miles," said Mo. "Or seven, Maureen," said Rupert.`, same: [][]string{{"Mo", "Maureen"}}},
	} {
		text := c.text + end
		if c.want != "" {
			if got := tagged(t, text); !strings.EqualFold(got, c.want) {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		}
		r, _ := speakers(t, []byte(text))
		whoIsWho(t, c.name, r, c.same, c.apart, c.nobody)
	}
}
