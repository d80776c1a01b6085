package names

import (
	"radioplay/script/internal/attribution/lang"

	_ "embed"
	"strings"
	"sync"
)

//go:embed givennames.txt
var givenText string

// moreNames are the given names beside those in GivenNames; the value is the gender they tell, U where it is either.
var moreNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(givenText) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	return m
})

// GivenGender is the gender that a given name tells, empty where it is none.
func GivenGender(w string) string {
	if g, ok := GivenNames[w]; ok {
		return g
	}
	if g := moreNames()[w]; g != "U" {
		return g
	}
	return ""
}

// Given reports whether a word is known for a given name: it is a common one, or no word of the language besides.
func Given(w string) bool {
	if _, ok := GivenNames[w]; ok {
		return true
	}
	return moreNames()[w] != "" && !lang.Common(w)
}

// Nicknames maps short names to the given names they may stand for.
var Nicknames = func() map[string][]string {
	m := map[string][]string{}
	for _, row := range strings.Split(`abby abigail|al albert alfred alan|alex alexander alexandra|alf alfred|andy andrew|annie anne ann anna|archie archibald|art arthur|barb barbara|bart bartholomew
bea beatrice|becky rebecca|bell isabella|bella isabella|ben benjamin|bert albert herbert robert|bertie albert herbert|bess elizabeth|bessie elizabeth|beth elizabeth|betsy elizabeth|betty elizabeth
bill william|billy william|bob robert|bobby robert|cathy catherine|charley charles|charlie charles charlotte|chris christopher christine|cissy cecilia|clem clement clementine|connie constance
dan daniel|danny daniel|dave david|davy david|deb deborah|dick richard|dickie richard|dolly dorothy dorothea|don donald|dora dorothea theodora|dot dorothy|drew andrew|ed edward edmund edwin|eddie edward
effie euphemia|evie evelyn eva evangeline|ella eleanor|ellie eleanor|elsie elizabeth|emmy emma emily|em emma emily emmeline|eliza elizabeth|fan frances fanny|fanny frances|flo florence|fran frances francis|frank francis franklin
ernie ernest|fred frederick alfred|freddy frederick|gabe gabriel|gene eugene|george georgina|georgie george georgina|gerry gerald|gus augustus|hal henry harold|hank henry|harry henry harold|hattie harriet|hetty hester henrietta
iz isabel isolde|izzy isabel isabella isolde isobel|jack john|jake jacob|jane janet|jeff jeffrey geoffrey|jen jennifer|jenny jennifer jane|jerry jerome gerald jeremiah|jess jessica|jim james|jimmy james
jo josephine joanna|joe joseph|johnny john|jon jonathan|josh joshua|judy judith|kate katherine catherine|katie katherine catherine|kathy katherine|kit christopher katherine|kitty catherine katherine
larry lawrence laurence|laurie laurence lawrence|len leonard|leo leonard leopold|lew lewis|lena magdalena|lil lilian|liz elizabeth|lizzie elizabeth|lizzy elizabeth|lou louis louisa louise|lucy lucinda
madge margaret|maggie margaret|mandy amanda|marge margaret|margie margaret margery|matt matthew|mattie matilda martha|max maximilian|meg margaret|mick michael|mike michael|millie mildred millicent|minnie wilhelmina
molly mary|nan anne nancy|nance nancy|nat nathaniel|ned edward edmund|nell eleanor ellen helen|nellie eleanor ellen helen|nick nicholas|noll oliver|nora eleanor honora|pat patrick patricia|patty martha patricia
peg margaret|peggy margaret|pen penelope|penny penelope|pete peter|phil philip|polly mary|rafe ralph|ray raymond|rick richard|rob robert|robin robert|ron ronald|rosie rose rosamond|sadie sarah|sal sarah sally
sally sarah|sam samuel samantha|sandy alexander|sophy sophia|stan stanley|steve steven stephen|sue susan|sukey susan|susie susan|ted edward theodore|teddy edward theodore|teresa theresa|terry terence
tess theresa|tilly matilda|tim timothy|tina christina|toby tobias|tom thomas|tommy thomas|tony anthony antony|val valentine valerie|vic victor victoria|vicky victoria|wat walter|will william|willie william|win winifred|zach zachary
addie adelaide adeline|aggie agnes|ally alison alistair|allie alison|angie angela|babs barbara|benji benjamin|benny benjamin|bernie bernard bernadette|bex rebecca|cal callum calum calvin
cam cameron camilla|carrie caroline|caz caroline|chas charles|chaz charles|chrissie christine|cindy cynthia lucinda|debbie deborah|debs deborah|dee deirdre|des desmond|dom dominic
donnie donald|doug douglas|edie edith|fi fiona|fliss felicity|flossie florence|gabby gabriella gabrielle|gary gareth|gaz gary gareth|ginny virginia|greg gregory|gwen gwendolen gwendolyn
immy imogen|issy isabel isabella isobel|jamie james|jaz jasmine|joey joseph|jules julia julian julie|kat katherine katerina catherine|kath katherine kathleen|kev kevin|kim kimberley kimberly
lexi alexandra|libby elizabeth|lottie charlotte|luce lucy|mags margaret|mal malcolm|manny emmanuel|marty martin|mel melanie melissa|mickey michael|monty montague|mo mohammed maureen
nate nathaniel nathan|nic nicola nicholas|nicky nicola nicholas|nico nicholas|nige nigel|ollie oliver olivia|paddy patrick|pam pamela|percy percival|pri priya|raf rafael raphael|reg reginald
richie richard|ricky richard|robbie robert|roddy roderick rodney|ronnie ronald veronica|ros rosalind rosamund|roz rosalind|sammy samuel samantha|sasha alexander alexandra|seb sebastian
shaz sharon|soph sophie sophia|steph stephanie stephen|stew stewart|stu stuart|suze susan|tabby tabitha|tash natasha|terry teresa|tessa teresa theresa|theo theodore theodora|timmy timothy
trish patricia|trixie beatrice|viv vivian vivienne|wally walter|walt walter|wes wesley|wilf wilfred|winnie winifred|xan alexander|zack zachary|zak zachary`, "|") {
		for _, r := range strings.Split(row, "\n") {
			f := strings.Fields(r)
			m[f[0]] = append(m[f[0]], f[1:]...)
		}
	}
	return m
}()

// GivenNames tells the gender of common given names.
var GivenNames = func() map[string]string {
	m := map[string]string{}
	for g, list := range map[string]string{
		"M": `aaron abel abraham adam adrian alan albert alec alexander alfred algernon allan ambrose amos andrew angus anthony antonio antony archibald arnold arthur aubrey august augustus barnaby barry bartholomew basil
			benedict benjamin bernard bertram boris brian bruce bruno caleb calvin cecil cedric charles christian christopher clarence claude clifford clive colin conrad cornelius craig cyril cyrus damian daniel darren david dean denis dennis
			derek desmond dirk dmitri dominic donald douglas duncan dylan earl ebenezer edgar edmund edward edwin eli elias elijah elliot eric ernest ethan eugene evan ezra felix ferdinand finn francis frank franklin frederick gabriel gareth gary
			gavin geoffrey george gerald gerard gilbert giles gordon graham gregory guy harold harry harvey hector henry herbert herman horace howard hubert hugh hugo humphrey ian igor ira isaac ivan jack jacob jake james jason jasper jeffrey jeremiah
			jeremy jerome jesse joel john jonah jonas jonathan jordan jose joseph joshua josiah juan julian julius justin keith kenneth kevin kurt lance laurence lawrence leo leon leonard leopold leroy leslie lewis liam lionel louis lucas luke luther
			magnus malcolm marcel marcus mario mark martin marvin matthew maurice max maximilian melvin michael miguel miles milton mohammed morris mortimer moses nathan nathaniel neil nelson neville nicholas nigel noah norman oliver omar oscar oswald otto owen
			patrick paul pedro percival percy perry peter philip philippe pierre quentin ralph ramon randolph raymond reginald reuben rex richard robert roderick rodney roger roland ronald rory rowan rudolf rufus rupert russell samuel saul scott sean sebastian seth
			shane sidney silas simeon simon solomon stanley stephen steven stuart sylvester terence theodore thomas timothy tobias tobit tom trevor tristan tyler ulysses vernon victor vincent vladimir wallace walter warren wayne wesley wilbur wilfred willard william winston xavier zachary
			bill billy bob bobby jim jimmy joe johnny mike nick pete sam steve ted tim tony will dan dave fred harry jeff ken larry ron charlie ahmed ali chen raj kofi sven lars hans karl stefan marco luca diego carlos oleg sergei hiroshi kenji wei`,
		"F": `abigail ada adela adelaide adele agatha agnes alexandra alice alison althea amanda amelia amy andrea angela anita ann anna annabel anne annette annie antonia arabella audrey augusta barbara beatrice belinda bella bernadette bertha beryl beth betty beverley
			blanche brenda bridget camilla carla carmen carol caroline cassandra catherine cecilia celia charlotte chloe christina christine clara clarissa claudia clementine constance cora cordelia cynthia daisy daphne deborah delia diana dinah dolores dora doreen
			doris dorothea dorothy edith edna eileen elaine eleanor elena eliza elizabeth ella ellen elsa elsie emily emma emmeline enid erica esmeralda estella estelle esther ethel eugenia eunice euphemia eva evangeline eve evelyn faith fanny felicity fiona flora
			florence frances freda gabriella genevieve georgia georgiana georgina geraldine gertrude gillian gladys gloria grace greta gwendolen hannah harriet hazel heather helen helena henrietta hermione hester hilda holly honora hope ida imogen ingrid irene iris
			isabel isabella isolde ivy jacqueline jane janet janice jean jemima jennifer jenny jessica jessie jill joan joanna josephine joy joyce juanita judith judy julia juliana juliet june karen kate katherine kathleen kathryn kim kitty laura lavinia leah lena
			leonora letitia lila lilian lily linda lisa lois lola lorna lottie louisa louise lucille lucinda lucy lydia mabel madeleine magdalena maggie margaret margery maria marian marianne marie marilyn marina marion marjorie martha mary matilda maud maude maureen
			mavis maxine melissa mercy meredith mildred millicent minerva miranda miriam molly mona monica muriel myra myrtle nadia nancy naomi natalie natasha nell nellie nina nora norma octavia olga olive olivia ophelia pamela patience patricia paula pauline pearl
			peggy penelope philippa phoebe phyllis polly portia priscilla prudence rachel rebecca regina rhoda rita roberta rosa rosalie rosalind rosamond rose rosemary rowena roxanne ruby ruth sally samantha sandra sara sarah selina selma serena sharon sheila
			shirley sibyl sonia sophia sophie stella susan susanna suzanne sylvia tabitha tamara teresa tess thelma theodora theresa tina ursula valerie vanessa vera verity veronica victoria viola violet virginia vivian wanda wendy wilhelmina winifred yolanda yvonne zelda zoe
			lizzy lizzie betsy becky susie maya priya aisha fatima mei yuki sofia lucia ines elif leila amara zara nia`,
	} {
		for _, w := range strings.Fields(list) {
			if _, twice := m[w]; !twice {
				m[w] = g
			}
		}
	}
	return m
}()
