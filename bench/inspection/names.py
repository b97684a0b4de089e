"""Invented people's names, the short names they go by, and the streets they live in."""

MEN = """James Robert John Michael David William Richard Joseph Thomas Carlos Christopher Daniel Matthew Anthony Mark Donald Steven
Andrew Paul Joshua Kenneth Kevin Brian Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry
Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron José Adam Nathan Henry
Zachary Douglas Peter Kyle Noah Ethan Jeremy Hiroshi Wei Ahmed Omar Luis Miguel Jesús Rafael Darnell Tyrone Dmitri Sanjay Minh""".split()
WOMEN = """Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Lisa Nancy Sandra Betty Ashley Emily Kimberly
Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley
Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Debra Rachel Carolyn Janet Maria Olivia Heather Helen Catherine Diane
Julie Victoria Joyce Lauren Kelly Christina Ruth Joan Virginia Judith Evelyn Hannah Andrea Mei Fatima Aisha Guadalupe Rosa Lucía
Xochitl Priya Ngoc Svetlana Latoya Keisha""".split()
LAST = """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas
Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright
Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner
Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey
Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez
Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes
Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant
O'Brien O'Connor McDonald McCarthy Núñez Peña Muñoz Kowalski Yazzie Begay Tran Pham Chen Wang Singh Khan Ali Hassan Ivanov
Petrov Schmidt Weber Rossi Okafor Mensah Haddad Cohen Levy""".split()
LAST += [a + b for a in "Ash Black Bren Cald Dun Elling Farns Glad Hart Kings Lang Mans Nor Os Pem Red Stan Thorn Wake Whit".split()
         for b in "brook burn den field ford ham ley ridge stone ton well wood worth".split()]
LAST += ["de la Cruz", "Garcia-Lopez", "Smith-Reed", "Van Dyke", "St. Clair", "Del Rio", "Lopez-Ruiz", "Nguyen-Hall"]
NICK = {"Robert": "Bob", "William": "Bill", "James": "Jim", "Richard": "Rick", "Michael": "Mike", "Thomas": "Tom", "Joseph": "Joe",
        "Elizabeth": "Liz", "Katherine": "Kate", "Jennifer": "Jen", "Patricia": "Pat", "Deborah": "Debbie", "Christopher": "Chris",
        "Daniel": "Dan", "Matthew": "Matt", "Anthony": "Tony", "Edward": "Ed", "Margaret": "Peggy", "Rebecca": "Becky",
        "Samuel": "Sam", "Alexander": "Alex", "Benjamin": "Ben", "Nicholas": "Nick", "Guadalupe": "Lupe", "Susan": "Sue"}
STREETS = """Oak Maple Cedar Pine Elm Walnut Birch Willow Juniper Mesquite Lincoln Adams Monroe Harrison Main Mill Lake River Canyon
Vista Desert Copper Silver Quarry Orchard Chapel Prospect Union Liberty Sunset Meadow Hillcrest Fairview Garfield Cholla Ocotillo
Palo Verde Ridgeway Tanglewood Alder Sycamore Poplar Magnolia Dogwood Laurel Hawthorn Spruce Aspen""".split()
ST_TYPES = [("St", "STREET"), ("Ave", "AVENUE"), ("Rd", "ROAD"), ("Dr", "DRIVE"), ("Ln", "LANE"), ("Ct", "COURT")]
